import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostView } from '../../../contract/outbox.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { VIEW_AFTER, type ActName } from './acts-of-post.ts';
import type { OpenedPost } from './draft-form.ts';

/** Acts that are done at once; the others open something first. */
export type DoneAtOnce = Exclude<ActName, 'edit' | 'decline' | 'results'>;

/** Does an act, says that it was done, and follows the post into the view it is in then; answers whether it was done. */
export function useActs(opened: OpenedPost, onMoved: (view: PostView) => void): (act: DoneAtOnce) => Promise<boolean> {
  const words = useDoing(opened);
  const isBusy = useRef(false);
  return async (act) => {
    // A key that is pressed twice means the act once.
    if (isBusy.current) return false;
    isBusy.current = true;
    try {
      const text = await words[act]();
      if (text === null) return false;
      showToast({ text });
      const view = VIEW_AFTER[act];
      if (view !== undefined) onMoved(view);
      return true;
    } finally {
      isBusy.current = false;
    }
  };
}

/** Each act as what it orders of the service; resolves to what is said of it, or null where it was refused. */
function useDoing({ post, contentHash }: OpenedPost): Readonly<Record<DoneAtOnce, () => Promise<string | null>>> {
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
    freeze: async () => {
      const outcome = await freeze(order);
      if (!outcome.ok) return null;
      const { groups, reachable } = outcome.output;
      return t('done.freeze', { groups: t('counts.groups', { count: groups }), reachable });
    },
    discard: async () => ((await discard(order)).ok ? t('done.discard') : null),
    takeBack: async () => ((await takeBack(order)).ok ? t('done.takeBack') : null),
    approve: async () => ((await approve({ ...order, contentHash: contentHash ?? '' })).ok ? t('done.approve') : null),
    pause: async () => ((await pause(order)).ok ? t('done.pause') : null),
    resume: async () => ((await resume(order)).ok ? t('done.resume') : null),
    stop: async () => ((await stop(order)).ok ? t('done.stop') : null),
    retry: async () => {
      const outcome = await retry(order);
      return outcome.ok ? t('done.retry', { count: outcome.output.groups }) : null;
    },
    recall: async () => {
      const outcome = await recall(order);
      return outcome.ok ? t('done.recall', { count: outcome.output.groups }) : null;
    },
  };
}
