import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineFor } from '../../../domain/issue/deadline.ts';
import { GRADES } from '../../../domain/issue/issue.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { publishedCalendar } from '../../../domain/time/working-calendar.ts';
import { orpc } from '../../data/client.ts';
import { CategorySelect } from '../../ui/kit/category-select.tsx';
import { MomentPicker } from '../../ui/kit/moment-picker.tsx';
import { PlaceCascader } from '../../ui/kit/place-cascader.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';
import classes from './act-form.module.css';
import { amendedDue } from './amended-due.ts';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { useSeverities } from './use-severities.ts';

/** 更正: title, place, category, severity, grade with its reason, deadline; an issue without a place gets one here. */
export function AmendForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const { t: say } = useTranslation('common');
  const { issue } = life;
  const severities = useSeverities();
  const [draft, setDraft] = useState({
    title: issue.title,
    categoryId: issue.categoryId,
    placeCode: issue.placeCode,
    severity: issue.severity,
    grade: issue.grade,
    gradeReason: life.gradeReason,
  });
  const [chosenDueAt, setDueAt] = useState<Instant | null>(null);
  const act = useAct(orpc.issues.amend, { act: 'amended', life, onDone: onClose });
  const dueAt = amendedDue(issue, { grade: draft.grade, chosenDueAt });
  const shownDueAt = dueAt ?? deadlineFor(draft.grade, issue.createdAt, publishedCalendar).dueAt;
  const missing =
    draft.title.trim() === ''
      ? say('refusal.title-missing')
      : draft.gradeReason.trim() === ''
        ? say('refusal.grade-reason-missing')
        : null;
  return (
    <ActForm
      act="amended"
      state={act}
      missing={missing}
      gone={useGone(life, 'amended')}
      onSubmit={() => act.submit({ draft: { ...draft, dueAt } })}
      onClose={onClose}
    >
      <Field label={t('life.place')}>
        {(id) => (
          <PlaceCascader
            id={id}
            value={draft.placeCode}
            autoFocus={draft.placeCode === null}
            onChange={(placeCode) => setDraft({ ...draft, placeCode })}
          />
        )}
      </Field>
      <Field label={t('field.title')}>
        {(id) => (
          <TextField
            id={id}
            label={t('field.title')}
            className={classes['wide'] ?? ''}
            maxLength={120}
            autoFocus={draft.placeCode !== null}
            value={draft.title}
            onChange={(event) => setDraft({ ...draft, title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('life.category')}>
        {(id) => (
          <CategorySelect
            id={id}
            value={draft.categoryId}
            onChange={(categoryId) => setDraft({ ...draft, categoryId: categoryId ?? draft.categoryId })}
          />
        )}
      </Field>
      <Field label={t('life.severity')}>
        {() => (
          <Segmented
            label={t('life.severity')}
            segments={severities.map(({ value, label }) => ({ value: String(value), label }))}
            value={String(draft.severity)}
            onChange={(chosen) =>
              setDraft({
                ...draft,
                severity: severities.find(({ value }) => String(value) === chosen)?.value ?? draft.severity,
              })
            }
          />
        )}
      </Field>
      <Field label={t('life.grade')}>
        {() => (
          <Segmented
            label={t('life.grade')}
            segments={GRADES.map((value) => ({ value, label: say(`grade.${value}`) }))}
            value={draft.grade}
            onChange={(grade) => setDraft({ ...draft, grade })}
          />
        )}
      </Field>
      <Field label={t('life.gradeReason')}>
        {(id) => (
          <TextField
            id={id}
            label={t('life.gradeReason')}
            className={classes['wide'] ?? ''}
            maxLength={200}
            value={draft.gradeReason}
            onChange={(event) => setDraft({ ...draft, gradeReason: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('life.dueAt')}>
        {(id) => (
          <MomentPicker id={id} label={t('life.dueAt')} value={shownDueAt} allowClear={false} onChange={setDueAt} />
        )}
      </Field>
    </ActForm>
  );
}
