import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostRow } from '../../../contract/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import type { ActForGood } from './acts-of-post.ts';
import classes from './outbox.module.css';

/** Says what an act does that nobody can take back, and of which post, before it is done; Enter does it, Escape leaves it. */
export function SureDialog({
  act,
  post,
  onDo,
  onClose,
}: {
  readonly act: ActForGood;
  readonly post: PostRow;
  readonly onDo: () => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const button = useRef<HTMLButtonElement>(null);
  const [isPending, setPending] = useState(false);
  const submit = async (): Promise<void> => {
    setPending(true);
    await onDo();
    onClose();
  };
  const { queued, sent } = post.counts;
  const words = {
    discard: () => t('sure.discard.words'),
    stop: () => t('sure.stop.words', { count: queued }),
    recall: () => t('sure.recall.words', { count: sent }),
  };
  return (
    <Dialog
      title={t(`sure.${act}.title`)}
      open
      width={480}
      firstField={button}
      onClose={onClose}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="danger" buttonRef={button} disabled={isPending} onClick={() => void submit()}>
            {t(`act.${act}`)}
          </Button>
        </div>
      }
    >
      <p className={classes['quoted']}>
        <ForeignLine text={post.text.split('\n')[0] ?? ''} />
      </p>
      <p>{words[act]()}</p>
    </Dialog>
  );
}
