import { useTranslation } from 'react-i18next';
import { deadlineFor } from '../../../domain/issue/deadline.ts';
import { instant } from '../../../domain/time/instant.ts';
import { publishedCalendar } from '../../../domain/time/working-calendar.ts';
import { MomentPicker } from '../../ui/kit/moment-picker.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './issue-form.module.css';
import type { DraftFieldProps } from './grade-field.tsx';
import { FOCUS } from './inbox-focus.ts';
import { INBOX_KEYS } from './inbox-keys.ts';
import { Row } from './form-row.tsx';

/** The deadline as the grade and the working calendar give it, until the operator sets another. */
export function DueField({ draft, change, isDisabled }: DraftFieldProps & { readonly isDisabled: boolean }) {
  const { t } = useTranslation('inbox');
  const now = useNow(60_000);
  const computed = deadlineFor(draft.grade, instant(now), publishedCalendar);
  const isOwn = draft.dueAt !== null;
  return (
    <Row label={t('triage.due')} keys={INBOX_KEYS.due[0]} htmlFor={FOCUS.due} error={null}>
      <MomentPicker
        id={FOCUS.due}
        label={t('triage.due')}
        value={draft.dueAt ?? computed.dueAt}
        allowClear={false}
        disabled={isDisabled}
        onChange={(dueAt) => change((before) => ({ ...before, dueAt }))}
      />
      <p className={classes['hint']}>
        {isOwn ? (
          <button
            type="button"
            className={classes['quick']}
            onClick={() => change((before) => ({ ...before, dueAt: null }))}
          >
            {t('triage.dueBack')}
          </button>
        ) : (
          t('triage.dueByGrade')
        )}
        {!isOwn && !computed.calendarKnown && ` · ${t('triage.calendarUnknown')}`}
      </p>
    </Row>
  );
}
