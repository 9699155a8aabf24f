import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../domain/issue/issue.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CategorySelect } from '../../ui/kit/category-select.tsx';
import { Switch } from '../../ui/kit/switch.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SidePane } from '../../ui/side-pane.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { formOf, problemsOf, toSave, wordsOf, type RuleForm, type RuleProblems, type RuleRow } from './rule-form.ts';
import classes from './rules.module.css';

export const NAME_FIELD = 'rule-name';

interface RuleEditorProps {
  readonly row: RuleRow | null;
  readonly isNew: boolean;
  readonly whyNot: string | null;
  readonly onSaved: (id: string) => void;
}

/** One rule: each save is a new version, so that an old hit can still be explained. */
export function RuleEditor({ row, isNew, whyNot, onSaved }: RuleEditorProps) {
  const { t } = useTranslation('rules');
  const [form, setForm] = useState(() => formOf(row));
  const [tried, setTried] = useState(false);
  const save = useCommand(orpc.rules.save);
  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    setTried(true);
    if (whyNot !== null || Object.keys(problemsOf(form)).length > 0) return;
    const outcome = await save.run(toSave(row, form));
    if (!outcome.ok) return;
    const { rule } = outcome.output;
    showToast({ text: t('form.saved', { name: rule.name, version: rule.version }) });
    onSaved(rule.id);
  };
  useCommands([
    {
      id: 'rules.save',
      title: t('command.save'),
      group: t('command.group'),
      keys: ['$mod+Enter'],
      whileTyping: true,
      hint: true,
      unavailable: whyNot,
      run: () => void submit(),
    },
  ]);
  const title = isNew ? t('form.add') : (row?.name ?? t('title'));
  if (row === null && !isNew) {
    return (
      <SidePane title={title} label={title}>
        <EmptyState title={t('choose')} />
      </SidePane>
    );
  }
  return (
    <SidePane title={title} label={title}>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <fieldset disabled={whyNot !== null} className={classes['fields']}>
          <Fields
            form={form}
            problems={tried ? problemsOf(form) : {}}
            isNew={isNew}
            onChange={(change) => setForm({ ...form, ...change })}
          />
        </fieldset>
        <div className={classes['acts']}>
          <Button tone="primary" type="submit" keys="$mod+Enter" unavailable={whyNot} disabled={save.isPending}>
            {isNew ? t('form.saveNew') : t('form.save')}
          </Button>
        </div>
      </form>
    </SidePane>
  );
}

interface FieldsProps {
  readonly form: RuleForm;
  readonly problems: RuleProblems;
  readonly isNew: boolean;
  readonly onChange: (change: Partial<RuleForm>) => void;
}

function Fields({ form, problems, isNew, onChange }: FieldsProps) {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation('common');
  const wrong = (field: keyof RuleProblems): string | null => {
    const problem = problems[field];
    if (problem === undefined) return null;
    return 'word' in problem ? t(`form.${problem.kind}`, { word: problem.word }) : t(`form.${problem.kind}`);
  };
  const list = (field: 'terms' | 'exclusions', rows: number) => (
    <Field
      label={t(`form.${field}`)}
      note={t('form.count', { n: wordsOf(form[field]).length })}
      hint={t(`form.${field}Hint`)}
      error={wrong(field)}
    >
      {(id) => (
        <TextArea
          id={id}
          rows={rows}
          value={form[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Field label={t('form.name')} error={wrong('name')}>
        {() => (
          <TextField
            id={NAME_FIELD}
            label={t('form.name')}
            className={classes['field']}
            maxLength={40}
            value={form.name}
            autoFocus={isNew}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      {list('terms', 8)}
      {list('exclusions', 4)}
      <Field label={t('form.category')}>
        {(id) => (
          <CategorySelect
            id={id}
            value={form.categoryId}
            onChange={(categoryId) => onChange({ categoryId })}
            allowClear
            placeholder={t('noCategory')}
          />
        )}
      </Field>
      <Field label={t('form.severity')}>
        {() => (
          <Segmented
            label={t('form.severity')}
            segments={([1, 2, 3] as const).map((value) => ({ value: `${value}`, label: common(`severity.${value}`) }))}
            value={`${form.severity}`}
            onChange={(value) => onChange({ severity: Number(value) as Severity })}
          />
        )}
      </Field>
      <Field label={t('form.enabled')}>
        {(id) => <Switch id={id} checked={form.enabled} onChange={(enabled) => onChange({ enabled })} />}
      </Field>
    </>
  );
}
