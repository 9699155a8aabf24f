import { Modal } from 'antd';
import { useEffect, useLayoutEffect, useState, type ReactNode, type RefObject } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly width?: number;
  /** Distance from the top of the window, px, for a dialog whose height changes while it is used; else it is centred. */
  readonly top?: number;
  /** What has the focus once the dialog stands, also where another dialog that holds the focus lies under it. */
  readonly firstField?: RefObject<HTMLElement | null>;
  /** The buttons at the foot, right-aligned; nothing shows no foot. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the window: Escape closes it, focus stays in it and goes back to where it came from. */
export function Dialog({ title, open, onClose, width = 560, top, firstField, footer = null, children }: DialogProps) {
  return (
    <Modal
      title={title}
      open={open}
      onCancel={onClose}
      width={width}
      footer={footer}
      destroyOnHidden
      centered={top === undefined}
      style={top === undefined ? {} : { top }}
      mask={{ closable: true }}
    >
      <GiveBack />
      {children}
      {firstField !== undefined && <FirstFocus field={firstField} />}
    </Modal>
  );
}

/**
 * Gives the focus back to what had it before the dialog stood. The kit does so only where no field took the focus while the dialog was
 * being built, and not where a dialog is taken away instead of closed. It is done before the next key, and nothing is taken from a screen
 * that has the focus by then.
 */
function GiveBack() {
  // Seen while the dialog is drawn for the first time, before a field of it takes the focus.
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () =>
      queueMicrotask(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      }),
    [before],
  );
  return null;
}

/** Frames for which the first field is given the focus again; the kit needs some until its own lock has changed dialogs. */
const FRAMES = 40;

/**
 * Gives the first field the focus until it keeps it. A field that takes the focus while the dialog is being built loses it again: the
 * dialog underneath still holds the focus, and when the new one takes over it begins with its cross.
 */
function FirstFocus({ field }: { readonly field: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    let frame = 0;
    let request = 0;
    let isTheirs = false;
    const take = (): void => {
      if (!isTheirs && document.activeElement !== field.current) field.current?.focus({ preventScroll: true });
    };
    // Whoever goes elsewhere by Tab or by the mouse has chosen to.
    const choose = (event: Event): void => {
      isTheirs ||= !(event instanceof KeyboardEvent) || event.key === 'Tab' || event.key === 'Escape';
    };
    const look = (): void => {
      take();
      frame += 1;
      if (frame < FRAMES) request = requestAnimationFrame(look);
      else stop();
    };
    const stop = (): void => {
      cancelAnimationFrame(request);
      document.removeEventListener('focusin', take);
      document.removeEventListener('keydown', choose, true);
      document.removeEventListener('pointerdown', choose, true);
    };
    // A lock that takes the focus late would let the first letters fall on the cross.
    document.addEventListener('focusin', take);
    document.addEventListener('keydown', choose, true);
    document.addEventListener('pointerdown', choose, true);
    look();
    return stop;
  }, [field]);
  return null;
}
