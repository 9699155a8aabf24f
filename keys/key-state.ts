import type { KeyState, UnlockWays } from '../contract/keys.ts';
import type { Rings, Stage } from './find-ring.ts';
import { offerOf, type Keychain } from './keychain.ts';

/** What the window must tell of a folder whose ring is not open. */
export function keyStateOf(
  stage: Exclude<Stage, { kind: 'open' }>,
  { keychain, waitUntil }: { readonly keychain: Keychain; readonly waitUntil: number | null },
): KeyState {
  const offer = offerOf(keychain);
  if (stage.kind === 'new') return { kind: 'set-up', keychain: offer };
  if (stage.kind === 'closed' && stage.reason === null)
    return { kind: 'locked-store', ways: waysOf(stage.rings), waitUntil, keychain: offer, isCopy: stage.rings.isCopy };
  return {
    kind: 'key-refused',
    ...{ waitUntil, keychain: offer },
    reason: stage.kind === 'closed' ? (stage.reason ?? 'keychain-other') : stage.reason,
    detail: stage.kind === 'altered' ? '' : stage.detail,
    ways: stage.kind === 'closed' ? waysOf(stage.rings) : { passphrase: false, recovery: false },
    hasGoodCopy: stage.kind === 'altered' && stage.copy !== null,
    canRemake: stage.kind === 'altered',
  };
}

/** The ways of the ring and of its copy: what somebody has taken out of one of them may still be in the other. */
function waysOf({ ring, copy }: Rings): UnlockWays {
  return {
    passphrase: ring.passphrase !== null || (copy?.passphrase ?? null) !== null,
    recovery: ring.recovery !== null || (copy?.recovery ?? null) !== null,
  };
}
