import type { OperatorId } from '../domain/ids.ts';
import { permissionsOf } from '../domain/people/can.ts';
import type { Permission, Role } from '../domain/people/role.ts';

/** Somebody who sits at a desk. */
export interface SeatedPerson {
  readonly id: OperatorId;
  readonly name: string;
  readonly role: Role;
}

/** Who is at one door: one session for each port of a window and one for the headless door. */
export class Session {
  /** A wall shows figures to a room: nobody sits at it, and nobody can. */
  readonly isWall: boolean;
  #person: SeatedPerson | null;
  #permissions: ReadonlySet<Permission>;

  constructor(seat: { readonly kind: 'wall' } | { readonly kind: 'desk'; readonly person: SeatedPerson | null }) {
    this.isWall = seat.kind === 'wall';
    this.#person = seat.kind === 'wall' ? null : seat.person;
    this.#permissions = permissionsAt(seat.kind === 'wall' ? 'wall' : (seat.person?.role ?? null));
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
    this.#permissions = permissionsAt(person.role);
  }
}

/** An empty desk may ask who may sit there, and nothing else. */
function permissionsAt(role: Role | null): ReadonlySet<Permission> {
  return new Set(role === null ? ['session'] : permissionsOf(role));
}
