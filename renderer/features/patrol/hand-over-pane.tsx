import { useTranslation } from 'react-i18next';
import type { HandOver, ShiftFigures } from '../../../contract/shifts.ts';
import { Facts, PaneSection, SidePane } from '../../ui/side-pane.tsx';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { formatDateTime } from '../../ui/time.ts';
import classes from './patrol.module.css';

/** One hand-over whole: the note, and what was open. */
export function HandOverPane({ handOver }: { readonly handOver: HandOver | null }) {
  const { t } = useTranslation('patrol');
  if (handOver === null)
    return (
      <SidePane title="" label={t('view.shifts')}>
        {t('shifts.choose')}
      </SidePane>
    );
  return (
    <SidePane title={`${handOver.handedBy.name} · ${formatDateTime(handOver.handedAt)}`} label={t('view.shifts')}>
      <PaneSection title={t('shifts.note')}>
        <p className={classes['note']}>
          <ForeignText text={handOver.note} spans={[]} />
        </p>
      </PaneSection>
      <PaneSection title={t('shifts.open')}>
        <ShiftFacts figures={handOver.figures} />
      </PaneSection>
    </SidePane>
  );
}

/** What is open, as one shift tells the next. */
export function ShiftFacts({ figures }: { readonly figures: ShiftFigures }) {
  const { t } = useTranslation('patrol');
  const { covered, toRead, waiting, questions, overdue, urgent, later } = figures;
  return (
    <Facts
      facts={[
        [t('shifts.fact.coverage'), t('shifts.fact.coverageValue', { covered, toRead })],
        [t('shifts.fact.left'), toRead - covered],
        [t('shifts.fact.waiting'), waiting],
        [t('shifts.fact.questions'), t('shifts.fact.questionsValue', { n: questions, overdue })],
        [t('shifts.fact.urgent'), urgent],
        [t('shifts.fact.later'), later],
      ]}
    />
  );
}
