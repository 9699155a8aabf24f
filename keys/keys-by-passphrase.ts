import type { StoreKeys } from '../contract/shell.ts';
import { Attempts } from './attempts.ts';
import { findRing, masterBy, stageOf } from './find-ring.ts';
import { noKeychain } from './keychain.ts';
import { keysOf } from './store-keys.ts';

/** The keys of a centre opened without a window, or a word for the log about why not. */
export type KeysByPassphrase =
  { readonly kind: 'keys'; readonly keys: StoreKeys } | { readonly kind: 'refused'; readonly detail: string };

/**
 * The keys of a centre by its start-up passphrase alone. Nothing is set up, mended or kept in another way here: that needs
 * somebody who can read a page.
 */
export async function keysByPassphrase(
  dataDir: string,
  passphrase: string | undefined,
  now: () => number,
): Promise<KeysByPassphrase> {
  const stage = findRing(dataDir, noKeychain);
  if (stage.kind === 'new') return refused('no key ring yet: set the centre up in its window first');
  if (stage.kind === 'refused') return refused(`${stage.reason} ${stage.detail}`);
  if (stage.kind !== 'closed' || stage.rings.ring.passphrase === null)
    return refused('the key ring has no passphrase: open it in its window and add one');
  if (passphrase === undefined || passphrase === '') return refused('CONSOLE_PASSPHRASE is not set');
  const attempts = new Attempts(dataDir, now);
  if (attempts.waitUntil !== null) return refused('too many wrong passphrases: wait');
  const master = await masterBy(stage.rings, { way: 'passphrase', text: passphrase });
  if (master === null) {
    attempts.failed();
    return refused('the passphrase is wrong');
  }
  attempts.succeeded();
  const opened = stageOf(stage.rings, master);
  return opened.kind === 'open'
    ? { kind: 'keys', keys: keysOf(master) }
    : refused(`${opened.kind === 'altered' ? opened.reason : opened.kind}: open it in its window`);
}

function refused(detail: string): KeysByPassphrase {
  return { kind: 'refused', detail };
}
