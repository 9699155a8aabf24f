import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../data/client.ts';
import { useReauthentication } from '../../data/reauthentication.ts';
import { useSession } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { PasswordField } from './password-field.tsx';
import classes from './sign-in.module.css';
import { TrainingPassword } from './training-password.tsx';
import { useProof } from './use-proof.ts';

const FORM = 'password-again';

/** Asks for the password before an approval; the command that asked goes on by itself, and the focus is where it was. */
export function PasswordDialog() {
  const isAsked = useReauthentication((state) => state.isAsked);
  return isAsked ? <Asking /> : null;
}

function Asking() {
  const { t } = useTranslation('signIn');
  const { t: common } = useTranslation('common');
  const person = useSession()?.person ?? null;
  const answer = useReauthentication((state) => state.answer);
  useFocusAfterwards();
  const proof = useProof(async (password) => {
    await client.session.reauthenticate({ password });
    answer(true);
  });
  return (
    <Dialog
      title={t('fresh.title')}
      open
      width={460}
      onClose={() => answer(false)}
      footer={
        <div className="dialog-acts">
          <Button onClick={() => answer(false)}>{common('action.cancel')}</Button>
          <Button tone="primary" type="submit" form={FORM} disabled={proof.isChecking}>
            {proof.isChecking ? t('checking') : t('fresh.confirm')}
          </Button>
        </div>
      }
    >
      <form
        id={FORM}
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog stands inside the form that asked for it; only its own form is sent.
          event.stopPropagation();
          void proof.submit();
        }}
      >
        <p className={classes['words']}>{t('fresh.words', { name: person?.name ?? '' })}</p>
        <PasswordField
          label={t('password')}
          autoFocus
          value={proof.password}
          onChange={proof.setPassword}
          error={proof.refusal}
          inputRef={proof.field}
        />
        <TrainingPassword />
      </form>
    </Dialog>
  );
}

/** Gives the focus back to whatever had it; a button that is still busy takes it when it is not any more. */
function useFocusAfterwards(): void {
  const before = useRef<Element | null>(null);
  before.current ??= document.activeElement;
  useLayoutEffect(
    () => () => {
      const element = before.current;
      window.setTimeout(() => {
        if (element instanceof HTMLElement && element.isConnected) element.focus();
      }, 0);
    },
    [],
  );
}
