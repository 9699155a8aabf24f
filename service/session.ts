import type { OperatorId, RegionCode } from '../domain/ids.ts';
import { permissionsOf, permissionsOfPerson } from '../domain/people/can.ts';
import { PERMISSIONS, type Permission, type Role } from '../domain/people/role.ts';

/** Somebody who sits at a desk. */
export interface SeatedPerson {
  readonly id: OperatorId;
  readonly name: string;
  readonly role: Role;
  /** Codes of the regions the person works in; none is the whole city. */
  readonly territory: readonly RegionCode[];
}

/** How a session begins. A script's door without a role may do everything, in the name of whoever sits there. */
export type Seat =
  | { readonly kind: 'wall' }
  | { readonly kind: 'desk'; readonly person: SeatedPerson | null }
  | { readonly kind: 'script'; readonly person: SeatedPerson | null };

/** Who is at one door: one session for each port of a window and one for the headless door. */
export class Session {
  /** A wall shows figures to a room: nobody sits at it, and nobody can. */
  readonly isWall: boolean;
  readonly #isScript: boolean;
  #person: SeatedPerson | null;
  #permissions: ReadonlySet<Permission>;

  constructor(seat: Seat) {
    this.isWall = seat.kind === 'wall';
    this.#isScript = seat.kind === 'script';
    this.#person = seat.kind === 'wall' ? null : seat.person;
    this.#permissions = seat.kind === 'wall' ? new Set(permissionsOf('wall')) : this.#permissionsOf(seat.person);
  }

  get person(): SeatedPerson | null {
    return this.#person;
  }

  get permissions(): ReadonlySet<Permission> {
    return this.#permissions;
  }

  /** Sits a person down; whoever sat there is gone. */
  enter(person: SeatedPerson): void {
    if (this.isWall) throw new Error('Nobody sits at a wall');
    this.#person = person;
    this.#permissions = this.#permissionsOf(person);
  }

  /** An empty desk may ask who may sit there, and nothing else. */
  #permissionsOf(person: SeatedPerson | null): ReadonlySet<Permission> {
    if (this.#isScript) return new Set(PERMISSIONS);
    return new Set(person === null ? ['session'] : permissionsOfPerson(person));
  }
}
