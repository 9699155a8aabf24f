import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeychainOffer, Protection } from '../../../contract/keys.ts';
import { passphraseFault } from '../../../domain/keys/passphrase.ts';
import { Field, TextField } from '../../ui/text-field.tsx';
import classes from './keys.module.css';

/** A protection while it is being chosen. */
export interface ProtectionDraft {
  readonly keychain: boolean;
  readonly first: string;
  readonly again: string;
}

/** What the machine suggests: its keychain where it has one worth it. */
export function emptyDraft(offer: KeychainOffer): ProtectionDraft {
  return { keychain: offer.isUsable, first: '', again: '' };
}

/** The protection as chosen; null while something is missing. */
export function protectionOf({ keychain, first, again }: ProtectionDraft): Protection | null {
  if (first !== again) return null;
  if (first === '') return keychain ? { keychain, passphrase: null } : null;
  return passphraseFault(first) === null ? { keychain, passphrase: first } : null;
}

/** Keychain or passphrase, and the passphrase twice. */
export function ProtectionFields({
  offer,
  draft,
  onChange,
  isFirst = true,
}: {
  readonly offer: KeychainOffer;
  readonly draft: ProtectionDraft;
  readonly onChange: (draft: ProtectionDraft) => void;
  /** The first field of the page: it takes the focus. */
  readonly isFirst?: boolean;
}) {
  const { t } = useTranslation('keys');
  const name = useId();
  const fault = draft.first === '' ? null : passphraseFault(draft.first);
  const choice = (keychain: boolean, words: string, hint: string) => (
    <label className={classes['choice']}>
      <input
        type="radio"
        name={name}
        checked={draft.keychain === keychain}
        onChange={() => onChange({ ...draft, keychain })}
      />
      <span>
        {words}
        <span className={classes['hint']}>{hint}</span>
      </span>
    </label>
  );
  return (
    <div className={classes['fields']}>
      {offer.isUsable ? (
        <fieldset className={classes['choices']}>
          <legend className={classes['legend']}>{t('protection.label')}</legend>
          {choice(true, t('protection.keychain', { backend: offer.backend }), t('protection.keychainHint'))}
          {choice(false, t('protection.passphrase'), t('protection.passphraseHint'))}
        </fieldset>
      ) : (
        <p className={classes['words']}>{t('protection.none', { backend: offer.backend })}</p>
      )}
      <Field
        label={draft.keychain ? t('protection.extra') : t('protection.first')}
        hint={draft.keychain ? t('protection.extraHint') : t('protection.rule')}
        error={fault === null ? null : t(`failure.passphrase-${fault}`)}
      >
        {(id) => (
          <TextField
            id={id}
            label={t('protection.first')}
            type="password"
            autoFocus={isFirst && !draft.keychain}
            className={classes['wide']}
            value={draft.first}
            onChange={({ target }) => onChange({ ...draft, first: target.value })}
          />
        )}
      </Field>
      <Field
        label={t('protection.again')}
        error={draft.again !== '' && draft.first !== draft.again ? t('protection.differs') : null}
      >
        {(id) => (
          <TextField
            id={id}
            label={t('protection.again')}
            type="password"
            className={classes['wide']}
            value={draft.again}
            onChange={({ target }) => onChange({ ...draft, again: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
