import { useTranslation } from 'react-i18next';
import type { RegionCode } from '../../../domain/ids.ts';
import { isOfficer } from '../../../domain/people/people-rules.ts';
import type { Role } from '../../../domain/people/role.ts';
import { Select } from '../../ui/kit/select.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import classes from './people.module.css';
import { SEATS, type PersonForm, type PersonProblem, type PersonProblems } from './person-form.ts';
import { TemporaryField } from './temporary-field.tsx';
import { useCounties } from './use-counties.ts';

export const NAME_FIELD = 'person-name';

interface PersonFieldsProps {
  readonly form: PersonForm;
  readonly problems: PersonProblems;
  readonly isNew: boolean;
  readonly onChange: (change: Partial<PersonForm>) => void;
}

export function PersonFields({ form, problems, isNew, onChange }: PersonFieldsProps) {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  return (
    <>
      <Field label={t('form.name')} error={words(problems.name)}>
        {() => (
          <TextField
            id={NAME_FIELD}
            label={t('form.name')}
            className={classes['field']}
            maxLength={20}
            autoFocus={isNew}
            value={form.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('form.login')} error={words(problems.login)} {...(isNew ? { hint: t('form.loginHint') } : {})}>
        {(id) =>
          isNew ? (
            <TextField
              id={id}
              label={t('form.login')}
              className={classes['field']}
              maxLength={30}
              value={form.login}
              onChange={(event) => onChange({ login: event.target.value })}
            />
          ) : (
            <output id={id} className={classes['login']}>
              {form.login}
            </output>
          )
        }
      </Field>
      <Seat role={form.role} territory={form.territory} onChange={onChange} />
      {isNew && (
        <TemporaryField
          value={form.temporaryPassword}
          error={words(problems.temporaryPassword)}
          onChange={(temporaryPassword) => onChange({ temporaryPassword })}
        />
      )}
    </>
  );
}

interface SeatProps {
  readonly role: Role;
  readonly territory: readonly RegionCode[];
  readonly onChange: PersonFieldsProps['onChange'];
}

function Seat({ role, territory, onChange }: SeatProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const counties = useCounties();
  return (
    <>
      <Field label={t('form.role')}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('form.role')}
            value={role}
            onChange={(next: Role) => onChange({ role: next })}
            options={SEATS.map((value) => ({ value, label: common(`role.${value}`) }))}
          />
        )}
      </Field>
      {!isOfficer(role) && (
        <Field label={t('form.territory')} hint={t('form.territoryHint')}>
          {(id) => (
            <Select
              id={id}
              aria-label={t('form.territory')}
              mode="multiple"
              placeholder={t('wholeCity')}
              value={[...territory]}
              onChange={(next: RegionCode[]) => onChange({ territory: next })}
              optionFilterProp="label"
              options={counties.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
        </Field>
      )}
    </>
  );
}

function useProblemWords(): (problem: PersonProblem | undefined) => string | null {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  return (problem) => {
    if (problem === undefined) return null;
    if (problem === 'missing') return t('form.missing');
    return problem === 'login-malformed' ? common('peopleRefusal.login-malformed') : common(`weakness.${problem}`);
  };
}
