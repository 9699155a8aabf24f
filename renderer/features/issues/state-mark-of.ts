import { assertNever } from '../../../domain/assert-never.ts';
import type { IssueState } from '../../../domain/issue/issue.ts';
import type { Mark } from '../../ui/state-mark.tsx';

/** The shape a state is shown with; lateness has its own light. */
export function markOf(state: IssueState): Mark {
  switch (state) {
    case 'registered':
    case 'dispatched':
    case 'signed':
    case 'fed-back':
      return 'open';
    case 'returned':
      return 'soon';
    case 'closed':
      return 'done';
    case 'withdrawn':
      return 'paused';
    default:
      return assertNever(state);
  }
}
