import type { OfferedAct } from '../../../domain/issue/allowed-acts.ts';
import type { Life } from './life-type.ts';

/** The acts the drawer offers, in the order of a life, the correction last; merging further messages is done in the inbox. */
export const DRAWER_ACTS = [
  'dispatched',
  'signed',
  'urged',
  'returned',
  'fed-back',
  'reworked',
  'verified',
  'told',
  'amended',
] as const satisfies readonly OfferedAct[];
export type DrawerAct = (typeof DRAWER_ACTS)[number];

/** The acts that carry an issue on; the first possible one is the primary button. */
const FORWARD: readonly DrawerAct[] = ['dispatched', 'signed', 'fed-back', 'verified', 'told'];

export interface ActState {
  readonly act: DrawerAct;
  /** null while it is possible. */
  readonly why: string | null;
}

/** What the service says of each act of the drawer; an act it does not name is not possible. */
export function actStates(life: Pick<Life, 'allowed'>): readonly ActState[] {
  return DRAWER_ACTS.map((act) => {
    const said = life.allowed.find((each) => each.act === act);
    return { act, why: said?.possible === true ? null : (said?.why ?? 'not-in-this-state') };
  });
}

/** The act that comes next in this life; null where nothing does. */
export function nextAct(states: readonly ActState[]): DrawerAct | null {
  return FORWARD.find((act) => states.some((state) => state.act === act && state.why === null)) ?? null;
}

/** The key of an act: its place in the life. */
export function keyOfAct(act: DrawerAct): string {
  return `Digit${DRAWER_ACTS.indexOf(act) + 1}`;
}
