import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { GRADES, type Grade } from '../../domain/issue/issue.ts';
import type { LeadDraft } from '../../domain/lead/lead.ts';
import { Button } from './button.tsx';
import { Dialog } from './kit/dialog.tsx';
import classes from './seal-dialog.module.css';
import { Segmented } from './segmented.tsx';
import { TextArea } from './text-area.tsx';
import { Field, TextField } from './text-field.tsx';

interface SealDialogProps {
  /** What is sealed, in words. */
  readonly subject: string;
  /** What the matter begins with; numbers and names are masked in it already. */
  readonly matter: string;
  readonly isPending: boolean;
  readonly onClose: () => void;
  readonly onSeal: (draft: LeadDraft) => void;
}

/** Asks who is reported and for what, and says what sealing does: the one act of triage that is confirmed, because nobody can take it back. */
export function SealDialog({ subject, matter, isPending, onClose, onSeal }: SealDialogProps) {
  const { t } = useTranslation('leads');
  const { t: common } = useTranslation('common');
  const [draft, setDraft] = useState<LeadDraft>({
    ...{ subjectName: '', subjectPost: '', subjectUnit: '', matter },
    ...{ grade: 'ordinary', gradeReason: t('seal.reason.ordinary') },
  });
  const missing = [draft.subjectUnit, draft.matter, draft.gradeReason].some((words) => words.trim() === '');
  const change = (part: Partial<LeadDraft>): void => setDraft({ ...draft, ...part });
  const submit = (): void => {
    if (!missing && !isPending) onSeal(draft);
  };
  return (
    <Dialog
      title={`${t('seal.title')} · ${subject}`}
      open
      onClose={onClose}
      width={600}
      footer={
        <div className="dialog-acts">
          <span className={classes['key']}>{t('seal.key')}</span>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="danger" disabled={missing || isPending} onClick={submit}>
            {t('seal.submit')}
          </Button>
        </div>
      }
    >
      <form
        className={classes['form']}
        aria-label={t('seal.title')}
        onKeyDown={(event) => submitByKey(event, submit)}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className={classes['warning']}>{t('seal.warning')}</p>
        <SubjectFields draft={draft} onChange={change} />
        <MatterFields draft={draft} onChange={change} />
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: LeadDraft;
  readonly onChange: (part: Partial<LeadDraft>) => void;
}

function SubjectFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation('leads');
  return (
    <>
      <Field label={t('seal.unit')} hint={t('seal.unitHint')}>
        {(id) => (
          <TextField
            id={id}
            label={t('seal.unit')}
            className={classes['wide']}
            maxLength={80}
            autoFocus
            value={draft.subjectUnit}
            onChange={(event) => onChange({ subjectUnit: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('seal.post')}>
        {(id) => (
          <TextField
            id={id}
            label={t('seal.post')}
            className={classes['wide']}
            maxLength={60}
            value={draft.subjectPost}
            onChange={(event) => onChange({ subjectPost: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('seal.name')} hint={t('seal.nameHint')}>
        {(id) => (
          <TextField
            id={id}
            label={t('seal.name')}
            className={classes['wide']}
            maxLength={40}
            value={draft.subjectName}
            onChange={(event) => onChange({ subjectName: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function MatterFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation('leads');
  const { t: common } = useTranslation('common');
  const toGrade = (grade: Grade): void => {
    const isOwn = draft.gradeReason !== t(`seal.reason.${draft.grade}`) && draft.gradeReason.trim() !== '';
    onChange({ grade, ...(isOwn ? {} : { gradeReason: t(`seal.reason.${grade}`) }) });
  };
  return (
    <>
      <Field label={t('seal.matter')} hint={t('seal.matterHint')}>
        {(id) => (
          <TextArea
            id={id}
            rows={4}
            maxLength={2000}
            value={draft.matter}
            onChange={(event) => onChange({ matter: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('seal.grade')}>
        {() => (
          <Segmented
            label={t('seal.grade')}
            segments={GRADES.map((value) => ({ value, label: common(`grade.${value}`) }))}
            value={draft.grade}
            onChange={toGrade}
          />
        )}
      </Field>
      <Field label={t('seal.gradeReason')}>
        {(id) => (
          <TextField
            id={id}
            label={t('seal.gradeReason')}
            className={classes['wide']}
            maxLength={200}
            value={draft.gradeReason}
            onChange={(event) => onChange({ gradeReason: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function submitByKey(event: KeyboardEvent, submit: () => void): void {
  if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  submit();
}
