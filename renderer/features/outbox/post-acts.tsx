import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostView } from '../../../contract/outbox.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { ACTS, isForGood, KEY_OF, type ActForGood, type ActName } from './acts-of-post.ts';
import { DeclineDialog } from './decline-dialog.tsx';
import type { OpenedPost } from './draft-form.ts';
import classes from './outbox.module.css';
import { SureDialog } from './sure-dialog.tsx';
import { useActs } from './use-acts.ts';
import { useWhyNot } from './use-why-not.ts';

interface PostActsProps {
  readonly opened: OpenedPost;
  /** The list knows a newer version of the post: what may be done with it is asked anew. */
  readonly isOld: boolean;
  readonly onEdit: () => void;
  readonly onResults: () => void;
  /** The post is in another view now. */
  readonly onMoved: (view: PostView) => void;
  /** Something was done with the post: what is shown of it is no longer so. */
  readonly onDone: () => void;
}

const TONES: Readonly<Partial<Record<ActName, ButtonProps['tone']>>> = {
  ...{ freeze: 'primary', approve: 'primary', stop: 'danger', recall: 'danger' },
};

/** The button Enter in the list presses: the results of what was put up, the words of a draft. */
export const OPENING_BUTTON = 'open-post';

/** What may be done with a post now; an act its state does not allow is not shown, one the person may not do says why. */
export function PostActs({ opened, isOld, onEdit, onResults, onMoved, onDone }: PostActsProps) {
  const { t } = useTranslation('outbox');
  const of = useWhyNot(opened);
  const { act, isBehind } = useActs(opened, { onMoved, onDone });
  const [asking, setAsking] = useState<ActForGood | 'decline' | null>(null);
  const begin = (name: ActName): void => {
    if (name === 'edit') onEdit();
    else if (name === 'results') onResults();
    else if (name === 'decline' || isForGood(name)) setAsking(name);
    else void act(name);
  };
  const group = t('command.group');
  useCommands(
    ACTS.map((name) => {
      const { isShown, whyNot } = of(name);
      const command = { id: `outbox.${name}`, title: t(`command.${name}`), group, keys: [KEY_OF[name]] };
      const pending = isOld || isBehind(name);
      return { ...command, hint: isShown, unavailable: whyNot, pending, run: () => begin(name) };
    }),
  );
  useListFocus();
  const close = (): void => setAsking(null);
  return (
    <div className={classes['acts']}>
      {ACTS.filter((name) => of(name).isShown).map((name) => (
        <Button
          key={name}
          {...(name === 'results' || name === 'edit' ? { id: OPENING_BUTTON } : {})}
          tone={TONES[name] ?? 'plain'}
          keys={KEY_OF[name]}
          unavailable={of(name).whyNot}
          onClick={() => begin(name)}
        >
          {name === 'retry' ? t('act.retry', { count: opened.post.counts.failed }) : t(`act.${name}`)}
        </Button>
      ))}
      {asking === 'decline' && <DeclineDialog opened={opened} onClose={close} />}
      {asking !== null && asking !== 'decline' && (
        <SureDialog act={asking} post={opened.post} onDo={() => act(asking)} onClose={close} />
      )}
    </div>
  );
}

/** A button goes with the state it belonged to: the list then has the focus, so that the arrows work on. */
function useListFocus(): void {
  useEffect(() => {
    // A dialog gives the focus back itself.
    if (document.activeElement !== document.body || document.querySelector('[aria-modal="true"]') !== null) return;
    document.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  });
}
