import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weaknessOf } from '../../../domain/people/password-policy.ts';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { useDesk } from '../../data/use-desk.ts';
import { useSession } from '../../data/use-session.ts';
import { PasswordField } from './password-field.tsx';
import classes from './sign-in.module.css';

/** The present password and the new one, twice. The service judges again; what it refuses is said here. */
export function ChangeForm({
  id,
  onBusy,
  onDone,
}: {
  readonly id: string;
  readonly onBusy: (isBusy: boolean) => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('signIn');
  const { t: common } = useTranslation('common');
  const { changePassword } = useDesk();
  const name = useSession()?.person?.name ?? '';
  const [form, setForm] = useState({ now: '', next: '', again: '' });
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const weakness = weaknessOf(form.next, { login: '', name });
  const differs = form.again !== form.next;
  const submit = async (): Promise<void> => {
    setTried(true);
    setRefusal(null);
    if (form.now === '' || weakness !== null || differs) return;
    onBusy(true);
    try {
      await changePassword(form.now, form.next);
      onDone();
    } catch (error) {
      setRefusal(failureWords(common, failureOf(error)));
    } finally {
      onBusy(false);
    }
  };
  return (
    <form
      id={id}
      className={classes['form']}
      aria-label={t('change.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordField
        label={t('change.now')}
        autoFocus
        value={form.now}
        error={tried && form.now === '' ? t('missing') : null}
        onChange={(now) => setForm({ ...form, now })}
      />
      <PasswordField
        label={t('change.next')}
        isNew
        value={form.next}
        hint={t('change.rule')}
        error={tried && weakness !== null ? common(`weakness.${weakness}`) : null}
        onChange={(next) => setForm({ ...form, next })}
      />
      <PasswordField
        label={t('change.again')}
        isNew
        value={form.again}
        error={tried && differs ? t('change.differs') : null}
        onChange={(again) => setForm({ ...form, again })}
      />
      {refusal !== null && (
        <p className={classes['refusal']} role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
