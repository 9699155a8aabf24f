import type { TriageState } from '../../../domain/message/triage-state.ts';
import type { TriageAct } from './undo-stack.ts';

const OPEN: readonly TriageState[] = ['new', 'later'];
const REVERSIBLE: readonly TriageState[] = [...OPEN, 'dismissed'];

/** From which states each act leads on; the service holds the same rule and refuses the rest as already-triaged. */
const FROM: Readonly<Record<TriageAct | 'lead', readonly TriageState[]>> = {
  dispatch: REVERSIBLE,
  register: REVERSIBLE,
  merge: REVERSIBLE,
  dismiss: OPEN,
  postpone: ['new', 'dismissed'],
  lead: REVERSIBLE,
  answer: REVERSIBLE,
  help: REVERSIBLE,
};

/** The state that stands against an act on messages in these states; null where nothing does. */
export function obstacleTo(act: TriageAct | 'lead', states: readonly TriageState[]): TriageState | null {
  return states.find((state) => !FROM[act].includes(state)) ?? null;
}
