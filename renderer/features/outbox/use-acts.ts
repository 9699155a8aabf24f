import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostRow, PostView } from '../../../contract/outbox.ts';
import { orpc } from '../../data/client.ts';
import { type CommandOutcome, useCommand } from '../../data/use-command.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { VIEW_AFTER, type ActName } from './acts-of-post.ts';
import type { OpenedPost } from './draft-form.ts';

/** Acts that are done at once; the others open something first. */
export type DoneAtOnce = Exclude<ActName, 'edit' | 'decline' | 'results'>;

/** An act that was begun here; `version` is that of the post after it, null while it is on its way. */
interface Begun {
  readonly id: PostRow['id'];
  readonly act: DoneAtOnce;
  readonly version: number | null;
}

/**
 * Does an act, says that it was done, and follows the post into the view it is in then; answers whether it was done. `isBehind` says that
 * what is shown is not yet what the act has made of the post: the key of another act waits for that.
 */
export function useActs(
  opened: OpenedPost,
  { onMoved, onDone }: { readonly onMoved: (view: PostView) => void; readonly onDone: () => void },
): { readonly act: (act: DoneAtOnce) => Promise<boolean>; readonly isBehind: (act: ActName) => boolean } {
  const doing = useDoing(opened);
  const begun = useRef<Begun | null>(null);
  const [, setBegun] = useState(begun.current);
  const note = (now: Begun | null): void => {
    begun.current = now;
    setBegun(now);
  };
  const { id, version } = opened.post;
  const waitsFor = (): Begun | null => {
    const last = begun.current;
    return last?.id === id && (last.version === null || version < last.version) ? last : null;
  };
  const act = async (name: DoneAtOnce): Promise<boolean> => {
    // A key that is pressed twice means the act once, and one act ends before another begins.
    const last = waitsFor();
    if (last !== null && (last.version === null || last.act === name)) return false;
    note({ id, act: name, version: null });
    const done = await doing[name]();
    note(done === null ? null : { id, act: name, version: done.version });
    if (done === null) return false;
    showToast({ text: done.text });
    onDone();
    const view = VIEW_AFTER[name];
    if (view !== undefined) onMoved(view);
    return true;
  };
  return { act, isBehind: (name) => (waitsFor()?.act ?? name) !== name };
}

/** What was done: what is said of it, and the version the post has then. */
interface Done {
  readonly text: string;
  readonly version: number;
}

/** Each act as what it orders of the service; resolves to null where it was refused. */
function useDoing({ post, contentHash }: OpenedPost): Readonly<Record<DoneAtOnce, () => Promise<Done | null>>> {
  const { t } = useTranslation('outbox');
  const order = { id: post.id, version: post.version };
  const { run: freeze } = useCommand(orpc.outbox.freeze);
  const { run: discard } = useCommand(orpc.outbox.discard);
  const { run: takeBack } = useCommand(orpc.outbox.takeBack);
  const { run: approve } = useCommand(orpc.outbox.approve);
  const { run: pause } = useCommand(orpc.outbox.pause);
  const { run: resume } = useCommand(orpc.outbox.resume);
  const { run: stop } = useCommand(orpc.outbox.stop);
  const { run: retry } = useCommand(orpc.outbox.retry);
  const { run: recall } = useCommand(orpc.outbox.recall);
  return {
    freeze: async () =>
      after(await freeze(order), ({ groups, reachable }) =>
        t('done.freeze', { groups: t('counts.groups', { count: groups }), reachable }),
      ),
    discard: async () => after(await discard(order), () => t('done.discard')),
    takeBack: async () => after(await takeBack(order), () => t('done.takeBack')),
    approve: async () => after(await approve({ ...order, contentHash: contentHash ?? '' }), () => t('done.approve')),
    pause: async () => after(await pause(order), () => t('done.pause')),
    resume: async () => after(await resume(order), () => t('done.resume')),
    stop: async () => after(await stop(order), () => t('done.stop')),
    retry: async () => after(await retry(order), ({ groups }) => t('done.retry', { count: groups })),
    recall: async () => after(await recall(order), ({ groups }) => t('done.recall', { count: groups })),
  };
}

function after<Output extends { readonly version: number }>(
  outcome: CommandOutcome<Output>,
  say: (output: Output) => string,
): Done | null {
  return outcome.ok ? { text: say(outcome.output), version: outcome.output.version } : null;
}
