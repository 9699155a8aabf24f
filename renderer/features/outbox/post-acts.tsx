import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnPost, type PostAct } from '../../../domain/outbox/act-on-post.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay, useSession } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Field } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import type { OpenedPost } from './draft-form.ts';
import classes from './outbox.module.css';

interface PostActsProps {
  readonly opened: OpenedPost;
  readonly onEdit: () => void;
  readonly onResults: () => void;
}

/** What may be done with a post now; an act the rules refuse is not shown, one the person may not do says why. */
export function PostActs({ opened, onEdit, onResults }: PostActsProps) {
  const { t } = useTranslation('outbox');
  const acts = useActs(opened);
  const [isDeclining, setDeclining] = useState(false);
  const { post } = opened;
  useActCommands(acts, onEdit, onResults);
  return (
    <div className={classes['acts']}>
      {acts.possible('edit') && (
        <Button keys="KeyE" onClick={onEdit}>
          {t('act.edit')}
        </Button>
      )}
      {acts.possible('freeze') && (
        <Button tone="primary" keys="KeyU" unavailable={acts.whyNot('freeze')} onClick={() => void acts.freeze()}>
          {t('act.freeze')}
        </Button>
      )}
      {acts.possible('discard') && <Button onClick={() => void acts.simple('discard')}>{t('act.discard')}</Button>}
      {acts.possible('take-back') && <Button onClick={() => void acts.simple('takeBack')}>{t('act.takeBack')}</Button>}
      {post.state === 'waiting' && (
        <>
          <Button tone="primary" keys="KeyY" unavailable={acts.whyNot('approve')} onClick={() => void acts.approve()}>
            {t('act.approve')}
          </Button>
          <Button unavailable={acts.whyNot('approve')} onClick={() => setDeclining(true)}>
            {t('act.decline')}
          </Button>
        </>
      )}
      {acts.possible('pause') && <Steer acts={acts} act="pause" />}
      {acts.possible('resume') && <Steer acts={acts} act="resume" />}
      {acts.possible('stop') && <Steer acts={acts} act="stop" />}
      {acts.possible('retry') && (
        <Button unavailable={acts.whyNot('steer')} onClick={() => void acts.retry()}>
          {t('act.retry', { n: post.counts.failed })}
        </Button>
      )}
      {acts.possible('recall') && (
        <Button tone="danger" unavailable={acts.whyNot('steer')} onClick={() => void acts.recall()}>
          {t('act.recall')}
        </Button>
      )}
      {post.frozenAt !== null && (
        <Button keys="KeyO" onClick={onResults}>
          {t('act.results')}
        </Button>
      )}
      {isDeclining && <DeclineDialog opened={opened} onClose={() => setDeclining(false)} />}
    </div>
  );
}

function Steer({ acts, act }: { readonly acts: Acts; readonly act: 'pause' | 'resume' | 'stop' }) {
  const { t } = useTranslation('outbox');
  return (
    <Button
      tone={act === 'stop' ? 'danger' : 'plain'}
      unavailable={acts.whyNot('steer')}
      onClick={() => void acts.simple(act)}
    >
      {t(`act.${act}`)}
    </Button>
  );
}

type Acts = ReturnType<typeof useActs>;
type Gate = 'freeze' | 'approve' | 'steer';

function useActs(opened: OpenedPost) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const { post, contentHash, isWithin } = opened;
  const order = { id: post.id, version: post.version };
  const me = useSession()?.person?.id ?? null;
  const may = { freeze: useMay('post.write'), approve: useMay('post.approve'), steer: useMay('post.steer') };
  const commands = {
    ...{ discard: useCommand(orpc.outbox.discard), takeBack: useCommand(orpc.outbox.takeBack) },
    ...{
      pause: useCommand(orpc.outbox.pause),
      resume: useCommand(orpc.outbox.resume),
      stop: useCommand(orpc.outbox.stop),
    },
  };
  const freeze = useCommand(orpc.outbox.freeze);
  const approve = useCommand(orpc.outbox.approve);
  const retry = useCommand(orpc.outbox.retry);
  const recall = useCommand(orpc.outbox.recall);
  const rules = { ...post, draftedBy: post.draftedBy.id, frozenBy: post.frozenBy?.id ?? null, contentHash };
  return {
    possible: (kind: 'edit' | 'freeze' | 'discard' | 'take-back' | 'pause' | 'resume' | 'stop' | 'retry' | 'recall') =>
      me !== null && actOnPost(rules, actOf(kind, opened), me).kind === 'allowed',
    whyNot: (gate: Gate): string | null => {
      if (!may[gate]) return common('failure.not-allowed');
      if (!isWithin) return common('postRefusal.beyond-territory');
      const isOwn = me === post.draftedBy.id || me === post.frozenBy?.id;
      return gate === 'approve' && isOwn ? common('postRefusal.same-person') : null;
    },
    simple: async (act: keyof typeof commands) => {
      if ((await commands[act].run(order)).ok) showToast({ text: t(`done.${act}`) });
    },
    freeze: async () => {
      const outcome = await freeze.run(order);
      if (outcome.ok) showToast({ text: t('done.freeze', outcome.output) });
    },
    approve: async () => {
      if ((await approve.run({ ...order, contentHash: contentHash ?? '' })).ok) showToast({ text: t('done.approve') });
    },
    retry: async () => {
      const outcome = await retry.run(order);
      if (outcome.ok) showToast({ text: t('done.retry', { n: outcome.output.groups }) });
    },
    recall: async () => {
      const outcome = await recall.run(order);
      if (outcome.ok) showToast({ text: t('done.recall', { n: outcome.output.groups }) });
    },
  };
}

function actOf(kind: Exclude<PostAct['kind'], 'approve' | 'decline'>, { post }: OpenedPost): PostAct {
  if (kind === 'retry') return { kind, failures: post.counts.failed };
  if (kind === 'recall') return { kind, sent: post.counts.sent };
  return { kind };
}

function useActCommands(acts: Acts, onEdit: () => void, onResults: () => void): void {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const group = t('command.group');
  const unless = (isPossible: boolean, why: string | null): string | null =>
    isPossible ? why : common('postRefusal.wrong-state');
  useCommands([
    {
      ...{ id: 'outbox.edit', title: t('command.edit'), group, keys: ['KeyE'] },
      unavailable: unless(acts.possible('edit'), null),
      run: onEdit,
    },
    {
      ...{ id: 'outbox.freeze', title: t('command.freeze'), group, keys: ['KeyU'] },
      unavailable: unless(acts.possible('freeze'), acts.whyNot('freeze')),
      run: () => void acts.freeze(),
    },
    {
      ...{ id: 'outbox.approve', title: t('command.approve'), group, keys: ['KeyY'] },
      unavailable: acts.whyNot('approve'),
      run: () => void acts.approve(),
    },
    { id: 'outbox.results', title: t('command.results'), group, keys: ['KeyO'], run: onResults },
  ]);
}

function DeclineDialog({ opened, onClose }: { readonly opened: OpenedPost; readonly onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const decline = useCommand(orpc.outbox.decline);
  const [reason, setReason] = useState('');
  const { id, version } = opened.post;
  const submit = async (): Promise<void> => {
    const outcome = await decline.run({ id, version, reason: reason.trim() });
    if (!outcome.ok) return;
    showToast({ text: t('done.decline') });
    onClose();
  };
  return (
    <Dialog
      title={t('reasonFor.act')}
      open
      onClose={onClose}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" disabled={decline.isPending || reason.trim() === ''} onClick={() => void submit()}>
            {t('reasonFor.act')}
          </Button>
        </div>
      }
    >
      <Field label={t('reasonFor.label')} hint={t('reasonFor.hint')}>
        {(id) => (
          <TextArea
            id={id}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
