import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineFor } from '../../../domain/issue/deadline.ts';
import { instant } from '../../../domain/time/instant.ts';
import { publishedCalendar } from '../../../domain/time/working-calendar.ts';
import { MomentPicker } from '../../ui/kit/moment-picker.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Row } from './form-row.tsx';
import { formatDue } from './format-due.ts';
import type { DraftFieldProps } from './grade-field.tsx';
import { FOCUS, focusOn } from './inbox-focus.ts';
import { INBOX_KEYS } from './inbox-keys.ts';
import classes from './issue-form.module.css';

/** The deadline as the grade and the working calendar give it, until the operator sets another. */
export function DueField({ draft, change, isDisabled }: DraftFieldProps & { readonly isDisabled: boolean }) {
  const { t } = useTranslation('inbox');
  const now = useNow(60_000);
  const [isOpen, setOpen] = useState(false);
  const computed = deadlineFor(draft.grade, instant(now), publishedCalendar);
  const isOwn = draft.dueAt !== null;
  useEffect(() => setOpen(false), [draft.grade]);
  const open = (): void => {
    setOpen(true);
    focusOn('due');
  };
  const back = (): void => {
    setOpen(false);
    change((before) => ({ ...before, dueAt: null }));
    focusOn('list');
  };
  return (
    <Row label={t('triage.due')} keys={INBOX_KEYS.due[0]} htmlFor={FOCUS.due} error={null}>
      <div className={classes['due']}>
        {isOwn || isOpen ? (
          <>
            <MomentPicker
              id={FOCUS.due}
              label={t('triage.due')}
              value={draft.dueAt ?? computed.dueAt}
              allowClear={false}
              disabled={isDisabled}
              onChange={(dueAt) => change((before) => ({ ...before, dueAt }))}
            />
            <button type="button" className={classes['quick']} onClick={back}>
              {t('triage.dueBack')}
            </button>
          </>
        ) : (
          <>
            <span className={classes['dueAt']}>{formatDue(computed.dueAt, now)}</span>
            <span className={classes['dueBy']}>
              {t(computed.calendarKnown ? 'triage.dueByGrade' : 'triage.calendarUnknown')}
            </span>
            <button id={FOCUS.due} type="button" className={classes['quick']} onClick={open}>
              {t('triage.dueOwn')}
            </button>
          </>
        )}
      </div>
    </Row>
  );
}
