import { useTranslation } from 'react-i18next';
import { Field, TextField } from '../../ui/text-field.tsx';
import type { OfficerForm, OfficerProblem, OfficerProblems } from './first-run-form.ts';
import { PasswordField } from './password-field.tsx';
import classes from './sign-in.module.css';

interface OfficerStepProps {
  readonly officer: OfficerForm;
  readonly problems: OfficerProblems;
  readonly onChange: (officer: OfficerForm) => void;
}

/** One officer: the person types their own login and password here. */
export function OfficerStep({ officer, problems, onChange }: OfficerStepProps) {
  const { t } = useTranslation('signIn');
  const words = useProblemWords();
  const text = (name: 'name' | 'login', label: string, autoFocus = false) => (
    <Field label={label} error={words(problems[name])}>
      {(id) => (
        <TextField
          id={id}
          label={label}
          className={classes['field']}
          maxLength={name === 'name' ? 20 : 30}
          autoFocus={autoFocus}
          value={officer[name]}
          onChange={(event) => onChange({ ...officer, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {text('name', t('setUp.officerName'), true)}
      {text('login', t('login'))}
      <PasswordField
        label={t('password')}
        isNew
        hint={t('change.rule')}
        value={officer.password}
        error={words(problems.password)}
        onChange={(password) => onChange({ ...officer, password })}
      />
      <PasswordField
        label={t('change.again')}
        isNew
        value={officer.again}
        error={words(problems.again)}
        onChange={(again) => onChange({ ...officer, again })}
      />
    </>
  );
}

function useProblemWords(): (problem: OfficerProblem | undefined) => string | null {
  const { t } = useTranslation('signIn');
  const { t: common } = useTranslation('common');
  return (problem) => {
    switch (problem) {
      case undefined:
        return null;
      case 'missing':
        return t('missing');
      case 'differs':
        return t('change.differs');
      case 'same-login':
        return t('setUp.sameLogin');
      case 'same-name':
        return t('setUp.sameName');
      case 'login-malformed':
        return common('peopleRefusal.login-malformed');
      default:
        return common(`weakness.${problem}`);
    }
  };
}
