import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../domain/people/role.ts';
import { useDesk } from '../../data/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from './card.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in.module.css';
import { TrainingPassword } from './training-password.tsx';
import { useProof } from './use-proof.ts';

interface LockPageProps {
  readonly person: { readonly name: string; readonly role: Role };
}

/** A locked desk: its person unlocks it, or somebody else signs in. The page behind is read anew afterwards. */
export function LockPage({ person }: LockPageProps) {
  const { t } = useTranslation('signIn');
  const { t: common } = useTranslation('common');
  const [isOther, setOther] = useState(false);
  const { signIn } = useDesk();
  const words = { name: person.name, role: common(`role.${person.role}`) };
  return (
    <Card title={t('lock.title')}>
      <div className={classes['form']}>
        <p className={classes['words']}>{isOther ? t('lock.otherWords', words) : t('lock.words', words)}</p>
        {isOther ? <SignInForm onSubmit={signIn} /> : <UnlockForm onOther={() => setOther(true)} />}
      </div>
    </Card>
  );
}

function UnlockForm({ onOther }: { readonly onOther: () => void }) {
  const { t } = useTranslation('signIn');
  const { unlock } = useDesk();
  const proof = useProof(unlock);
  return (
    <form
      className={classes['form']}
      aria-label={t('lock.unlock')}
      onSubmit={(event) => {
        event.preventDefault();
        void proof.submit();
      }}
    >
      <PasswordField
        label={t('password')}
        autoFocus
        value={proof.password}
        onChange={proof.setPassword}
        inputRef={proof.field}
      />
      <TrainingPassword />
      {proof.refusal !== null && (
        <p className={classes['refusal']} role="alert">
          {proof.refusal}
        </p>
      )}
      <div className={`${classes['acts']} ${classes['spread']}`}>
        <Button tone="quiet" onClick={onOther}>
          {t('lock.other')}
        </Button>
        <Button tone="primary" type="submit" disabled={proof.isChecking}>
          {proof.isChecking ? t('checking') : t('lock.unlock')}
        </Button>
      </div>
    </form>
  );
}
