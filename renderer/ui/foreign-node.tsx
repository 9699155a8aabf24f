import type { ReactNode } from 'react';
import { ForeignLine, ForeignText } from './foreign-text.tsx';

/** What a caller has put into a place for a name: a bare text is drawn like one by somebody else, because it mostly is. */
export function foreignLine(node: ReactNode): ReactNode {
  return typeof node === 'string' ? <ForeignLine text={node} most={300} /> : node;
}

/** The same for a place of several lines. */
export function foreignText(node: ReactNode): ReactNode {
  return typeof node === 'string' ? <ForeignText text={node} /> : node;
}
