import type { Damage } from './damage-frame.ts';
import type { Told } from './recording-context.ts';
import type { Link } from './socket-link.ts';

const FRAMES = 5_000;
const LARGEST_KEPT = 1024 * 1024;

/** For tests: 5,000 frames made wrong by seeded chance, one after the other; answers the numbers of those that were not kept as one item with a reason. */
export async function feedMalformed(parts: {
  readonly good: string;
  readonly damages: readonly Damage[];
  readonly random: () => number;
  readonly told: Told;
  readonly feed: (bytes: Uint8Array) => void;
}): Promise<readonly number[]> {
  const { good, damages, random, told, feed } = parts;
  const wrong: number[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const damage = damages[frame % damages.length] ?? (() => new Uint8Array());
    feed(damage(good, random));
    // Delivered at once by a recording context: a few turns of the queue.
    for (let turn = 0; turn < 50 && told.items.length === 0; turn += 1) await Promise.resolve();
    const [item, ...more] = told.items.splice(0);
    if (item?.kind !== 'set-aside' || more.length > 0 || item.raw.length > LARGEST_KEPT) wrong.push(frame);
  }
  return wrong;
}

/** For tests: a connection that goes nowhere and remembers how it ended. */
export function aLink(canCall = true): { readonly link: Link; readonly ends: string[]; readonly sent: string[] } {
  const ends: string[] = [];
  const sent: string[] = [];
  const link: Link = {
    canCall,
    send: (text) => void sent.push(text),
    pause: () => undefined,
    resume: () => undefined,
    confirm: () => undefined,
    end: (why) => void ends.push(why),
  };
  return { link, ends, sent };
}
