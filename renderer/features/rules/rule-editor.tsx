import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../domain/issue/issue.ts';
import { conditionKey } from '../../../domain/rules/rule.ts';
import { TRIAL_DAYS } from '../../../domain/rules/trial.ts';
import { orpc } from '../../data/client.ts';
import { failureWords } from '../../data/failure-words.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CategorySelect } from '../../ui/kit/category-select.tsx';
import { Switch } from '../../ui/kit/switch.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SidePane } from '../../ui/side-pane.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { ConditionFields } from './condition-fields.tsx';
import {
  conditionOf,
  formOf,
  isSound,
  problemsOf,
  restored,
  toSave,
  type RuleForm,
  type RuleProblems,
  type RuleRow,
} from './rule-form.ts';
import classes from './rules.module.css';
import { TrialPanel } from './trial-panel.tsx';
import { useTrial } from './use-trial.ts';
import { VersionList } from './version-list.tsx';

export const NAME_FIELD = 'rule-name';

const TABS = ['fields', 'trial', 'versions'] as const;
type Tab = (typeof TABS)[number];

interface RuleEditorProps {
  readonly row: RuleRow | null;
  readonly isNew: boolean;
  readonly whyNot: string | null;
  readonly onSaved: (id: string) => void;
}

/** One rule: its fields, its trial on the past, its versions. */
export function RuleEditor(props: RuleEditorProps) {
  const { t } = useTranslation('rules');
  const { row, isNew } = props;
  const title = isNew ? t('form.add') : (row?.name ?? t('title'));
  return (
    <SidePane title={title} label={title}>
      {row === null && !isNew ? <EmptyState title={t('choose')} /> : <Editor {...props} />}
    </SidePane>
  );
}

function Editor({ row, isNew, whyNot, onSaved }: RuleEditorProps) {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation('common');
  const [form, setForm] = useState(() => formOf(row));
  const [sent, setSent] = useState(false);
  const [tab, setTab] = useState<Tab>('fields');
  const trial = useTrial();
  const save = useCommand(orpc.rules.save, { quiet: true });
  const whyNoTrial = useMay('rule.try') ? null : common('failure.not-allowed');
  const condition = conditionOf(form);
  const problems = problemsOf(form);
  const isOutdated = trial.triedKey !== null && trial.triedKey !== conditionKey(condition);

  const tryOut = (): void => {
    setSent(true);
    if (whyNoTrial !== null) return;
    if (problems.condition.length > 0) return setTab('fields');
    setTab('trial');
    trial.start({ id: row?.id ?? null, condition, categoryId: form.categoryId, days: TRIAL_DAYS });
  };
  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    setSent(true);
    if (whyNot !== null) return;
    if (!isSound(problems)) return setTab('fields');
    const outcome = await save.run(toSave(row, form));
    if (outcome.ok) {
      const { rule } = outcome.output;
      showToast({ text: t('form.saved', { name: rule.name, version: rule.version }) });
      onSaved(rule.id);
      return;
    }
    showToast({ tone: 'refused', text: failureWords(common, outcome.failure) });
    if (outcome.failure.kind !== 'bug' && outcome.failure.code === 'rule-untried') tryOut();
  };
  useEditorCommands({ whyNot, whyNoTrial, isNew, submit: () => void submit(), tryOut, show: setTab });
  return (
    <>
      <div className={classes['tabs']}>
        <Segmented
          label={t('tab.label')}
          segments={TABS.filter((each) => each !== 'versions' || !isNew).map((value) => ({
            value,
            label: t(`tab.${value}`),
          }))}
          value={tab}
          onChange={setTab}
        />
      </div>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        {tab === 'fields' && (
          <fieldset disabled={whyNot !== null} className={classes['fields']}>
            <Fields form={form} problems={sent ? problems : null} isNew={isNew} onChange={setForm} />
          </fieldset>
        )}
        {tab === 'trial' && (
          <TrialPanel trial={trial} isOutdated={isOutdated} unavailable={whyNoTrial} onStart={tryOut} />
        )}
        {tab === 'versions' && row !== null && (
          <VersionList
            ruleId={row.id}
            unavailable={whyNot}
            onRestore={(version) => {
              setForm(restored(form, version));
              setTab('fields');
            }}
          />
        )}
        {tab !== 'versions' && (
          <div className={classes['acts']}>
            {tab === 'fields' && (
              <Button keys="$mod+Shift+Enter" unavailable={whyNoTrial} onClick={tryOut}>
                {t('trial.start')}
              </Button>
            )}
            <Button tone="primary" type="submit" keys="$mod+Enter" unavailable={whyNot} disabled={save.isPending}>
              {isNew ? t('form.saveNew') : t('form.save')}
            </Button>
          </div>
        )}
      </form>
    </>
  );
}

interface EditorCommands {
  readonly whyNot: string | null;
  readonly whyNoTrial: string | null;
  readonly isNew: boolean;
  readonly submit: () => void;
  readonly tryOut: () => void;
  readonly show: (tab: Tab) => void;
}

function useEditorCommands({ whyNot, whyNoTrial, isNew, submit, tryOut, show }: EditorCommands): void {
  const { t } = useTranslation('rules');
  const group = t('command.group');
  useCommands([
    {
      ...{ id: 'rules.save', title: t('command.save'), group, keys: ['$mod+Enter'], whileTyping: true, hint: true },
      ...{ unavailable: whyNot, run: submit },
    },
    {
      ...{ id: 'rules.trial', title: t('command.trial'), group, keys: ['$mod+Shift+Enter'], whileTyping: true },
      ...{ hint: true, unavailable: whyNoTrial, run: tryOut },
    },
    ...(isNew
      ? []
      : [
          {
            ...{ id: 'rules.versions', title: t('command.versions'), group, keys: ['KeyV'] },
            run: () => show('versions'),
          },
        ]),
  ]);
}

interface FieldsProps {
  readonly form: RuleForm;
  readonly problems: RuleProblems | null;
  readonly isNew: boolean;
  readonly onChange: (form: RuleForm) => void;
}

function Fields({ form, problems, isNew, onChange }: FieldsProps) {
  const { t } = useTranslation('rules');
  return (
    <>
      <Field label={t('form.name')} error={problems?.name === true ? t('form.needed') : null}>
        {() => (
          <TextField
            id={NAME_FIELD}
            label={t('form.name')}
            className={classes['field']}
            maxLength={40}
            value={form.name}
            autoFocus={isNew}
            onChange={(event) => onChange({ ...form, name: event.target.value })}
          />
        )}
      </Field>
      <ConditionFields form={form} problems={problems} onChange={onChange} />
      <EffectFields form={form} onChange={onChange} />
    </>
  );
}

/** What a hit of the rule leads to. */
function EffectFields({ form, onChange }: Pick<FieldsProps, 'form' | 'onChange'>) {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation('common');
  return (
    <>
      <Field label={t('form.category')}>
        {(id) => (
          <CategorySelect
            id={id}
            value={form.categoryId}
            onChange={(categoryId) => onChange({ ...form, categoryId })}
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
            onChange={(value) => onChange({ ...form, severity: Number(value) as Severity })}
          />
        )}
      </Field>
      <Field label={t('form.pager')} hint={t('form.pagerHint')}>
        {(id) => <Switch id={id} checked={form.pager} onChange={(pager) => onChange({ ...form, pager })} />}
      </Field>
      <Field label={t('form.enabled')} hint={t('form.enabledHint')}>
        {(id) => <Switch id={id} checked={form.enabled} onChange={(enabled) => onChange({ ...form, enabled })} />}
      </Field>
    </>
  );
}
