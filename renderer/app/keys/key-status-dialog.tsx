import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyProof, KeyStatus, PhraseShown } from '../../../contract/keys.ts';
import { readPhrase } from '../../../domain/keys/recovery-phrase.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { FailureLine } from './failure-line.tsx';
import classes from './keys.module.css';
import { emptyLines, PhraseFields } from './phrase-fields.tsx';
import { PhraseSteps } from './phrase-steps.tsx';
import { emptyDraft, ProtectionFields, protectionOf } from './protection-fields.tsx';
import { useKeyAct } from './use-key-act.ts';

/** How the key of the open centre is kept; whoever can open it may renew the phrase or keep it in another way. */
export function KeyStatusDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('keys');
  const status = useQuery({ queryKey: ['key-status'], queryFn: () => shell().keyStatus(), enabled: open, gcTime: 0 });
  return (
    <Dialog title={t('status.title')} open={open} onClose={onClose} width={680} top={60}>
      {status.data !== undefined && status.data !== null && <Status status={status.data} onClose={onClose} />}
    </Dialog>
  );
}

function Status({ status, onClose }: { readonly status: KeyStatus; readonly onClose: () => void }) {
  const { t } = useTranslation('keys');
  const [act, setAct] = useState<'renew' | 'change' | null>(null);
  const [shown, setShown] = useState<PhraseShown | null>(null);
  const done = (words: string) => {
    showToast({ tone: 'told', text: words });
    onClose();
  };
  if (shown !== null) return <PhraseSteps shown={shown} onDone={() => done(t('status.renewed'))} />;
  if (act !== null) return <ProvenAct {...{ act, status }} onShown={setShown} onDone={() => done(t('status.done'))} />;
  const ways = [
    ...(status.keychain === null ? [] : [t('status.byKeychain', { backend: status.keychain })]),
    ...(status.hasPassphrase ? [t('status.byPassphrase')] : []),
  ];
  return (
    <>
      <dl className={classes['facts']}>
        <dt>{t('status.ring')}</dt>
        <dd>{status.ringId}</dd>
        <dt>{t('status.keptBy')}</dt>
        <dd>{ways.join(' · ')}</dd>
        <dt>{t('status.phraseMadeAt')}</dt>
        <dd>{formatDateTime(status.phraseMadeAt)}</dd>
      </dl>
      <div className={classes['acts']}>
        <Button autoFocus onClick={() => setAct('renew')}>
          {t('status.renew')}
        </Button>
        <Button onClick={() => setAct('change')}>{t('status.change')}</Button>
      </div>
    </>
  );
}

function ProvenAct({
  act,
  status,
  onShown,
  onDone,
}: {
  readonly act: 'renew' | 'change';
  readonly status: KeyStatus;
  readonly onShown: (shown: PhraseShown) => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('keys');
  const { isBusy, failure, run } = useKeyAct();
  const [passphrase, setPassphrase] = useState('');
  const [lines, setLines] = useState(emptyLines);
  const [draft, setDraft] = useState(() => emptyDraft(status.offer));
  const protection = protectionOf(draft);
  const isProven = status.hasPassphrase ? passphrase !== '' : readPhrase(lines) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const proof: KeyProof = status.hasPassphrase ? { kind: 'passphrase', passphrase } : { kind: 'recovery', lines };
    if (act === 'renew') void run(() => shell().renewPhrase(proof), onShown);
    else if (protection !== null) void run(() => shell().changeProtection({ proof, protection }), onDone);
  };
  return (
    <form onSubmit={submit}>
      <p className={classes['words']}>{t('status.proof')}</p>
      {status.hasPassphrase ? (
        <div className={classes['fields']}>
          <Field label={t('status.now')}>
            {(id) => (
              <TextField
                id={id}
                label={t('status.now')}
                type="password"
                autoFocus
                className={classes['wide']}
                value={passphrase}
                onChange={({ target }) => setPassphrase(target.value)}
              />
            )}
          </Field>
        </div>
      ) : (
        <PhraseFields lines={lines} onChange={setLines} />
      )}
      {act === 'change' && (
        <>
          <h2 className={classes['head']}>{t('protection.keep')}</h2>
          <ProtectionFields offer={status.offer} draft={draft} onChange={setDraft} isFirst={false} />
        </>
      )}
      <FailureLine failure={failure} />
      <div className={classes['acts']}>
        <span className={classes['gap']} />
        <Button
          type="submit"
          tone="primary"
          disabled={isBusy || !isProven || (act === 'change' && protection === null)}
        >
          {isBusy ? t('busy') : t(act === 'renew' ? 'status.prove' : 'status.apply')}
        </Button>
      </div>
    </form>
  );
}
