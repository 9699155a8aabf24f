import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../data/client.ts';
import { useReauthentication } from '../../data/reauthentication.ts';
import { useSession } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { lastFocused } from './last-focused.ts';
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
      firstField={proof.field}
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
  const [before] = useState(lastFocused);
  useLayoutEffect(() => () => focusWhenFree(before), [before]);
}

/** Frames for which a busy button is waited for. */
const FRAMES = 60;

function focusWhenFree(element: HTMLElement | null, frames = FRAMES): void {
  if (element === null || !element.isConnected || frames === 0) return;
  requestAnimationFrame(() => {
    // Somebody has chosen another place meanwhile: a page that was left, a dialog that the command closed or opened.
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && frames < FRAMES - 2) return;
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) focusWhenFree(element, frames - 1);
  });
}
