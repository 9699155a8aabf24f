import { useTranslation } from 'react-i18next';
import { VERDICTS, type Verdict } from '../../../domain/lead/lead.ts';
import { PaneSection } from '../../ui/side-pane.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { OpenedLead } from './lead-pane.tsx';
import classes from './leads.module.css';

const FIELDS = [
  ...(['note', 'reason', 'office', 'slip', 'receipt', 'receivedBy', 'verdict', 'disciplined', 'handled'] as const),
  ...(['returnedFen', 'findings', 'unit', 'text'] as const),
];
type FieldName = (typeof FIELDS)[number];

/** Everything that has happened to the lead, with what was written, newest first. */
export function LeadCourse({ lead }: { readonly lead: OpenedLead }) {
  const { t } = useTranslation('leads');
  return (
    <PaneSection title={t('course')}>
      <ol className={classes['events']}>
        {lead.events.toReversed().map(({ seq, at, by, kind, words }) => (
          <li key={seq}>
            <div>
              <strong>{t(`act.${kind}`)}</strong>{' '}
              <span className={classes['soft']}>
                {formatDateTime(at)} · {by.name}
              </span>
            </div>
            {words.map(({ label, text }) => (
              <Line key={label} label={label} text={text} />
            ))}
          </li>
        ))}
      </ol>
    </PaneSection>
  );
}

function Line({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation('leads');
  if (!isField(label)) return null;
  const said =
    label === 'verdict' && isVerdict(text)
      ? t(`verdict.${text}`)
      : label === 'returnedFen'
        ? t('yuan', { n: Number(text) / 100 })
        : visibleText(text);
  return (
    <div className={classes['words']}>
      <span className={classes['soft']}>{t(`field.${label}`)}</span> {said}
    </div>
  );
}

function isField(label: string): label is FieldName {
  return (FIELDS as readonly string[]).includes(label);
}

function isVerdict(text: string): text is Verdict {
  return (VERDICTS as readonly string[]).includes(text);
}
