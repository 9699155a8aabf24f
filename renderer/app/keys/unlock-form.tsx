import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeychainOffer, KeyFailure, KeyProof, Protection, UnlockWays } from '../../../contract/keys.ts';
import { readPhrase } from '../../../domain/keys/recovery-phrase.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { FailureLine } from './failure-line.tsx';
import classes from './keys.module.css';
import { emptyLines, PhraseFields } from './phrase-fields.tsx';
import { emptyDraft, ProtectionFields, protectionOf } from './protection-fields.tsx';
import { useKeyAct } from './use-key-act.ts';

interface Props {
  readonly ways: UnlockWays;
  readonly waitUntil: number | null;
  readonly keychain: KeychainOffer;
  /** Whether whoever comes with the phrase must say how the key is kept from now on. */
  readonly needsProtection: boolean;
}

/** Asks for the passphrase, or for the recovery phrase and what keeps the key afterwards. */
export function UnlockForm({ ways, waitUntil, keychain, needsProtection }: Props) {
  const { t } = useTranslation('keys');
  const [way, setWay] = useState<KeyProof['kind']>(ways.passphrase ? 'passphrase' : 'recovery');
  const first: KeyFailure | null = waitUntil === null ? null : { kind: 'failed', why: 'wait', waitUntil };
  const act = useKeyAct(first);
  const other = way === 'passphrase' ? 'recovery' : 'passphrase';
  const open = (proof: KeyProof, protection: Protection | null) =>
    void act.run(() => shell().unlockRing({ proof, protection }));
  return (
    <>
      {way === 'passphrase' ? (
        <ByPassphrase
          isBusy={act.isBusy}
          failure={act.failure}
          onOpen={(passphrase) => open({ kind: 'passphrase', passphrase }, null)}
        />
      ) : (
        <ByRecovery
          {...{ keychain, needsProtection }}
          isBusy={act.isBusy}
          failure={act.failure}
          onOpen={(lines, protection) => open({ kind: 'recovery', lines }, protection)}
        />
      )}
      {ways[other] && (
        <Button tone="quiet" className={classes['other'] ?? ''} onClick={() => setWay(other)}>
          {t(other === 'recovery' ? 'locked.byRecovery' : 'locked.byPassphrase')}
        </Button>
      )}
    </>
  );
}

interface WayProps {
  readonly isBusy: boolean;
  readonly failure: KeyFailure | null;
}

function ByPassphrase({ isBusy, failure, onOpen }: WayProps & { readonly onOpen: (passphrase: string) => void }) {
  const { t } = useTranslation('keys');
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // Whoever has mistyped types again at once: the button they pressed has taken the focus with it.
  useEffect(() => {
    if (failure !== null) field.current?.focus();
  }, [failure]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onOpen(typed);
    setTyped('');
  };
  return (
    <form onSubmit={submit}>
      <div className={classes['fields']}>
        <Field label={t('locked.passphrase')}>
          {(id) => (
            <TextField
              id={id}
              label={t('locked.passphrase')}
              type="password"
              autoFocus
              inputRef={field}
              className={classes['wide']}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
      </div>
      <FailureLine failure={failure} />
      <Acts isReady={typed !== ''} isBusy={isBusy} />
    </form>
  );
}

function ByRecovery({
  isBusy,
  failure,
  keychain,
  needsProtection,
  onOpen,
}: WayProps & {
  readonly keychain: KeychainOffer;
  readonly needsProtection: boolean;
  readonly onOpen: (lines: readonly string[], protection: Protection | null) => void;
}) {
  const { t } = useTranslation('keys');
  const [lines, setLines] = useState(emptyLines);
  const [wantsNew, setWantsNew] = useState(needsProtection);
  const [draft, setDraft] = useState(() => emptyDraft(keychain));
  const protection = wantsNew ? protectionOf(draft) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onOpen(lines, protection);
  };
  return (
    <form onSubmit={submit}>
      <PhraseFields lines={lines} onChange={setLines} />
      {needsProtection ? (
        <h2 className={classes['head']}>{t('protection.keep')}</h2>
      ) : (
        <label className={classes['choice']}>
          <input type="checkbox" checked={wantsNew} onChange={({ target }) => setWantsNew(target.checked)} />
          <span>{t('locked.newPassphrase')}</span>
        </label>
      )}
      {wantsNew && <ProtectionFields offer={keychain} draft={draft} onChange={setDraft} isFirst={false} />}
      <FailureLine failure={failure} />
      <Acts isReady={readPhrase(lines) !== null && (!wantsNew || protection !== null)} isBusy={isBusy} />
    </form>
  );
}

function Acts({ isReady, isBusy }: { readonly isReady: boolean; readonly isBusy: boolean }) {
  const { t } = useTranslation('keys');
  return (
    <div className={classes['acts']}>
      <Button onClick={() => void shell().quit()}>{t('quit')}</Button>
      <span className={classes['gap']} />
      <Button type="submit" tone="primary" disabled={!isReady || isBusy}>
        {isBusy ? t('busy') : t('locked.open')}
      </Button>
    </div>
  );
}
