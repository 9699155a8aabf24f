import { Drawer as AntDrawer } from 'antd';
import type { ReactNode } from 'react';

export interface DrawerProps {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly width?: number;
  readonly extra?: ReactNode;
  readonly footer?: ReactNode;
  /** Called once it stands: for what takes the focus in it. */
  readonly onOpened?: () => void;
  readonly children: ReactNode;
}

/** A pane that comes over the right side of the window. */
export function Drawer({ title, open, onClose, width = 640, extra, footer, onOpened, children }: DrawerProps) {
  return (
    <AntDrawer
      title={title}
      open={open}
      onClose={onClose}
      size={width}
      extra={extra}
      footer={footer}
      destroyOnHidden
      afterOpenChange={(stands) => stands && onOpened?.()}
      // The whole of it takes the focus first; a ring around the window would say nothing.
      styles={{ root: { outline: 'none' }, body: { padding: 0 }, header: { padding: '10px 16px' } }}
    >
      {children}
    </AntDrawer>
  );
}
