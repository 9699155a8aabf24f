import { Modal } from 'antd';
import type { ReactNode } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly width?: number;
  /** Distance from the top of the window, px, for a dialog whose height changes while it is used; else it is centred. */
  readonly top?: number;
  /** The buttons at the foot, right-aligned; nothing shows no foot. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the window: Escape closes it, focus stays in it and goes back to where it came from. */
export function Dialog({ title, open, onClose, width = 560, top, footer = null, children }: DialogProps) {
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
      {children}
    </Modal>
  );
}
