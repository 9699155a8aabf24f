import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LARGEST_DISTANCE, type ConditionProblem } from '../../../domain/rules/condition-problems.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import {
  conditionOf,
  mayAddGroup,
  problemIn,
  USUAL_DISTANCE,
  withGroup,
  withMoreGroups,
  withoutGroup,
  wordsOf,
  type GroupForm,
  type RuleForm,
  type RuleProblems,
} from './rule-form.ts';
import { RuleSentence } from './rule-sentence.tsx';
import classes from './rules.module.css';

interface ConditionFieldsProps {
  readonly form: RuleForm;
  /** What is wrong; null as long as nothing was sent, because nobody is told off while still writing. */
  readonly problems: RuleProblems | null;
  readonly onChange: (form: RuleForm) => void;
}

/** 任一 · 同时出现 · 相距不超过 · 排除, and what they mean together. */
export function ConditionFields({ form, problems, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation('rules');
  const words = useProblemWords();
  const wrong = (part: number | 'exclusions') => words(problems === null ? null : problemIn(problems, part));
  return (
    <>
      {form.groups.map((group, index) => (
        <GroupFields
          key={index}
          group={group}
          index={index}
          error={wrong(index)}
          onChange={(change) => onChange(withGroup(form, index, change))}
          onRemove={() => onChange(withoutGroup(form, index))}
        />
      ))}
      {mayAddGroup(form) && (
        <div className={classes['addGroup']}>
          <Button tone="quiet" icon={<Plus size={14} />} onClick={() => onChange(withMoreGroups(form))}>
            {t('form.addGroup')}
          </Button>
        </div>
      )}
      <Field
        label={t('form.exclusions')}
        note={t('form.count', { n: wordsOf(form.exclusions).length })}
        hint={t('form.exclusionsHint')}
        error={wrong('exclusions')}
      >
        {(id) => (
          <TextArea
            id={id}
            rows={2}
            value={form.exclusions}
            onChange={(event) => onChange({ ...form, exclusions: event.target.value })}
          />
        )}
      </Field>
      <RuleSentence condition={conditionOf(form)} />
    </>
  );
}

interface GroupFieldsProps {
  readonly group: GroupForm;
  readonly index: number;
  readonly error: string | null;
  readonly onChange: (change: Partial<GroupForm>) => void;
  readonly onRemove: () => void;
}

function GroupFields({ group, index, error, onChange, onRemove }: GroupFieldsProps) {
  const { t } = useTranslation('rules');
  const label = index === 0 ? t('form.terms') : t('form.group', { n: index + 1 });
  return (
    <fieldset className={classes['group']} aria-label={label}>
      {index > 0 && (
        <Distance
          near={group.near}
          removeLabel={t('form.removeGroup', { n: index + 1 })}
          onChange={(near) => onChange({ near })}
          onRemove={onRemove}
        />
      )}
      <Field
        label={label}
        note={t('form.count', { n: wordsOf(group.terms).length })}
        {...(index === 0 ? { hint: t('form.termsHint') } : {})}
        error={error}
      >
        {(id) => (
          <TextArea
            id={id}
            rows={index === 0 ? 5 : 3}
            value={group.terms}
            onChange={(event) => onChange({ terms: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}

interface DistanceProps {
  readonly near: number | null;
  readonly removeLabel: string;
  readonly onChange: (near: number | null) => void;
  readonly onRemove: () => void;
}

/** How a group hangs together with the one before it. */
function Distance({ near, removeLabel, onChange, onRemove }: DistanceProps) {
  const { t } = useTranslation('rules');
  return (
    <Field label={t('form.link')}>
      {() => (
        <div className={classes['distance']}>
          <Segmented
            label={t('form.link')}
            segments={[
              { value: 'and', label: t('form.and') },
              { value: 'near', label: t('form.near') },
            ]}
            value={near === null ? 'and' : 'near'}
            onChange={(value) => onChange(value === 'and' ? null : USUAL_DISTANCE)}
          />
          {near !== null && (
            <>
              <TextField
                label={t('form.distance')}
                className={classes['number']}
                inputMode="numeric"
                maxLength={3}
                value={Number.isNaN(near) ? '' : String(near)}
                onChange={(event) => onChange(event.target.value === '' ? Number.NaN : Number(event.target.value))}
              />
              <span>{t('form.characters')}</span>
            </>
          )}
          <span className={classes['rest']} />
          <IconButton label={removeLabel} icon={<X size={14} />} onClick={onRemove} />
        </div>
      )}
    </Field>
  );
}

function useProblemWords(): (problem: ConditionProblem | null) => string | null {
  const { t } = useTranslation('rules');
  return (problem) => {
    if (problem === null) return null;
    if ('term' in problem) return t(`problem.${problem.kind}`, { term: problem.term });
    return t(`problem.${problem.kind}`, { most: LARGEST_DISTANCE });
  };
}
