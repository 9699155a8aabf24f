import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import classes from './form-dialog.module.css';
import { Dialog } from './kit/dialog.tsx';

const FORM = 'form-dialog';

/** A small form over the page: Enter or Ctrl-Enter sends it, Escape leaves it; what is wrong stands above the buttons. */
export function FormDialog({
  title,
  error,
  isPending,
  onSubmit,
  onClose,
  act,
  children,
}: {
  readonly title: string;
  readonly error: string | null;
  readonly isPending: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  /** What the button says, where it does more than to save. */
  readonly act?: string;
  readonly children: ReactNode;
}) {
  const { t: common } = useTranslation('common');
  const sendByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // A choice of a few is made of buttons: the browser sends a form from a radio only where it is its own.
    const isChoice = event.target instanceof Element && event.target.getAttribute('role') === 'radio';
    if (isChoice) event.preventDefault();
    // Enter twice means it once: the button takes no second one either while the first is on its way.
    if (!isPending && (isChoice || event.ctrlKey || event.metaKey)) void onSubmit();
  };
  return (
    <Dialog
      title={title}
      open
      width={480}
      onClose={onClose}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" type="submit" form={FORM} disabled={isPending}>
            {act ?? common('action.save')}
          </Button>
        </div>
      }
    >
      <form
        id={FORM}
        className={classes['form']}
        onKeyDown={sendByKey}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        {children}
        {error !== null && (
          <p role="alert" className={classes['error']}>
            {error}
          </p>
        )}
      </form>
    </Dialog>
  );
}
