import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { PasswordField } from './password-field.tsx';
import classes from './sign-in.module.css';
import { TrainingPassword } from './training-password.tsx';
import { useProof } from './use-proof.ts';

/** Login and password. What is refused is said above the buttons; the login stays, the password does not. */
export function SignInForm({ onSubmit }: { readonly onSubmit: (login: string, password: string) => Promise<void> }) {
  const { t } = useTranslation('signIn');
  const [login, setLogin] = useState('');
  const [tried, setTried] = useState(false);
  const proof = useProof((password) => onSubmit(login, password));
  const missing = (value: string): string | null => (tried && value.trim() === '' ? t('missing') : null);
  return (
    <form
      className={classes['form']}
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (login.trim() === '' || proof.password === '') return;
        setTried(false);
        void proof.submit();
      }}
    >
      <Field label={t('login')} error={missing(login)}>
        {(id) => (
          <TextField
            id={id}
            label={t('login')}
            autoFocus
            className={classes['field']}
            maxLength={100}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Field>
      <PasswordField
        label={t('password')}
        value={proof.password}
        onChange={proof.setPassword}
        error={missing(proof.password)}
        inputRef={proof.field}
      />
      <TrainingPassword />
      {proof.refusal !== null && (
        <p className={classes['refusal']} role="alert">
          {proof.refusal}
        </p>
      )}
      <div className={classes['acts']}>
        <Button tone="primary" type="submit" disabled={proof.isChecking}>
          {proof.isChecking ? t('checking') : t('submit')}
        </Button>
      </div>
    </form>
  );
}
