import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineFor, DEFAULT_LIMITS, type Limit } from '../../../domain/issue/deadline.ts';
import { GRADES, type Grade } from '../../../domain/issue/issue.ts';
import { instant } from '../../../domain/time/instant.ts';
import { publishedCalendar } from '../../../domain/time/working-calendar.ts';
import { isComposing } from '../../ui/commands/key-dispatcher.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useNow } from '../../ui/use-now.ts';
import { formatDue } from './format-due.ts';
import { FOCUS } from './inbox-focus.ts';
import { INBOX_KEYS } from './inbox-keys.ts';
import { withGrade, type IssueDraftForm } from './issue-draft-form.ts';
import { Row, submitByEnter } from './form-row.tsx';
import classes from './issue-form.module.css';

export interface DraftFieldProps {
  readonly draft: IssueDraftForm;
  readonly change: (change: (draft: IssueDraftForm) => IssueDraftForm) => void;
}

/** Reasons that are often given, by their keys in the text files; digits choose them while the field is empty. */
const PRESETS = ['a', 'b', 'c'] as const;

/** The three grades, each with what it means in time, and the reason for the one that is chosen. */
export function GradeField({
  draft,
  change,
  isReasonMissing,
  onSubmit,
  because,
}: DraftFieldProps & {
  readonly isReasonMissing: boolean;
  readonly onSubmit: () => void;
  /** Why this grade is proposed; null where it is not. */
  readonly because: ReactNode;
}) {
  const { t } = useTranslation('inbox');
  const group = useRef<HTMLDivElement>(null);
  const choose = (grade: Grade): void =>
    change((now) => withGrade(now, grade, grade === 'ordinary' ? t('triage.reasons.ordinary.a') : ''));
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const index = (GRADES.indexOf(draft.grade) + step + GRADES.length) % GRADES.length;
    const next = GRADES[index];
    if (next !== undefined) choose(next);
    group.current?.querySelectorAll('button')[index]?.focus();
  };
  return (
    <>
      <Row label={t('triage.grade')} keys={INBOX_KEYS.grade[0]} error={null}>
        <div
          ref={group}
          id={FOCUS.grade}
          role="radiogroup"
          aria-label={t('triage.grade')}
          className={classes['grades']}
          onKeyDown={move}
        >
          {GRADES.map((grade) => (
            <GradeChoice key={grade} grade={grade} isChosen={grade === draft.grade} onChoose={() => choose(grade)} />
          ))}
        </div>
        {because}
      </Row>
      <Row
        label={t('triage.gradeReason')}
        htmlFor={FOCUS.gradeReason}
        error={isReasonMissing ? t('triage.missing.gradeReason') : null}
      >
        <input
          id={FOCUS.gradeReason}
          type="text"
          className={classes['input']}
          maxLength={200}
          autoComplete="off"
          value={draft.gradeReason}
          placeholder={t('triage.reasonHint')}
          aria-invalid={isReasonMissing}
          onChange={(event) => change((now) => ({ ...now, gradeReason: event.target.value }))}
          onKeyDown={(event) => {
            submitByEnter(event, onSubmit);
            const preset = draft.gradeReason === '' ? PRESETS[Number(event.key) - 1] : undefined;
            if (preset === undefined || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            change((now) => ({ ...now, gradeReason: t(`triage.reasons.${now.grade}.${preset}`) }));
          }}
        />
        <Presets draft={draft} change={change} />
      </Row>
    </>
  );
}

function GradeChoice({
  grade,
  isChosen,
  onChoose,
}: {
  readonly grade: Grade;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const now = useNow(60_000);
  const { signFor, handle } = DEFAULT_LIMITS[grade];
  const limits = [signFor, handle]
    .filter((limit) => limit !== null)
    .map((limit) => limitWords(t, limit, limit === signFor));
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      tabIndex={isChosen ? 0 : -1}
      className={classes['grade']}
      onClick={onChoose}
    >
      <span className={classes['dot']} aria-hidden="true" />
      <span className={classes['gradeName']}>{common(`grade.${grade}`)}</span>
      <span className={classes['limits']}>{limits.join(' · ')}</span>
      <span className={classes['by']}>{formatDue(deadlineFor(grade, instant(now), publishedCalendar).dueAt, now)}</span>
    </button>
  );
}

function Presets({ draft, change }: DraftFieldProps) {
  const { t } = useTranslation('inbox');
  return (
    <div className={classes['reasons']}>
      {PRESETS.map((key, index) => {
        const words = t(`triage.reasons.${draft.grade}.${key}`);
        return (
          <button
            key={key}
            type="button"
            className={classes['reason']}
            aria-pressed={draft.gradeReason === words}
            onClick={() => change((now) => ({ ...now, gradeReason: words }))}
          >
            {words}
            {draft.gradeReason === '' && <Kbd keys={`Digit${index + 1}`} />}
          </button>
        );
      })}
    </div>
  );
}

function limitWords(t: ReturnType<typeof useTranslation<'inbox'>>['t'], limit: Limit, isSignFor: boolean): string {
  if (limit.kind === 'hours') return t(isSignFor ? 'triage.signFor' : 'triage.handleHours', { n: limit.hours });
  return t(limit.kind === 'working-days' ? 'triage.handleWorkingDays' : 'triage.handleCalendarDays', { n: limit.days });
}
