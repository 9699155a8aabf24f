import type { KeyState } from '../../../contract/keys.ts';
import type { ServiceState } from '../../../contract/shell.ts';

const KINDS: ReadonlySet<ServiceState['kind']> = new Set<KeyState['kind']>([
  'set-up',
  'locked-store',
  'key-refused',
  'clock-back',
]);

/** Whether the key of the centre is what stands before the store. */
export function isKeyState(state: ServiceState): state is KeyState {
  return KINDS.has(state.kind);
}
