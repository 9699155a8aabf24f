import type { OperatorId, RegionCode } from '../domain/ids.ts';
import { permissionsOf, permissionsOfPerson, scopeOf } from '../domain/people/can.ts';
import { isFresh } from '../domain/people/freshness.ts';
import { PERMISSIONS, type Permission, type Role } from '../domain/people/role.ts';
import { EVERYTHING, NOTHING as NO_ROWS, type Scope, scopeOfPerson } from '../domain/people/scope.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Somebody who sits at a desk. */
export interface SeatedPerson {
  readonly id: OperatorId;
  readonly name: string;
  readonly role: Role;
  /** Codes of the regions they see; empty is the whole city. */
  readonly territory: readonly RegionCode[];
}

/** How a session begins. A script's door without a role may do everything, in the name of whoever sits there. */
export type Seat =
  | { readonly kind: 'wall' }
  | { readonly kind: 'desk'; readonly person: SeatedPerson | null }
  | { readonly kind: 'script'; readonly person: SeatedPerson | null };

/** How a desk shuts: its person has locked or left it, or somebody else has taken the seat. */
export type Shutting = 'locked' | 'left' | 'taken';

const NOTHING: ReadonlySet<Permission> = new Set(['session']);

/**
 * Who is at one door: one session for the console, however often its window asks for a port, one for each wall and one for the
 * headless door. It is held in memory only: a service that starts again has an empty desk.
 */
export class Session {
  /** A wall shows figures to a room: nobody sits at it, and nobody can. */
  readonly isWall: boolean;
  readonly #isScript: boolean;
  readonly #shutListeners = new Set<(how: Shutting) => void>();
  #person: SeatedPerson | null;
  #permissions: ReadonlySet<Permission>;
  #isLocked = false;
  #mustChange = false;
  /** When the person has last typed the right password; null where none was asked for. */
  #provedAt: Instant | null = null;
  #touchedAt: Instant | null = null;

  constructor(seat: Seat) {
    this.isWall = seat.kind === 'wall';
    this.#isScript = seat.kind === 'script';
    this.#person = seat.kind === 'wall' ? null : seat.person;
    this.#permissions = seat.kind === 'wall' ? new Set(permissionsOf('wall')) : this.#permissionsOf(seat.person);
  }

  /** Who sits here, locked or not. */
  get person(): SeatedPerson | null {
    return this.#person;
  }

  /** What may be asked here now; a locked desk may ask how to open it, and nothing else. */
  get permissions(): ReadonlySet<Permission> {
    return this.#isLocked ? NOTHING : this.#permissions;
  }

  /** What may be seen and changed with a permission; a query without it does not compile. */
  scopeFor(permission: Permission): Scope {
    if (this.isWall || this.#isScript) return EVERYTHING;
    return this.#person === null || this.#isLocked
      ? NO_ROWS
      : scopeOfPerson(this.#person, scopeOf(this.#person.role, permission), this.#permissions.has('message.sender'));
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Whether the person must change a password somebody else has given them before anything else. */
  get mustChange(): boolean {
    return this.#mustChange;
  }

  /** When somebody has last worked here; null until the first touch. */
  get touchedAt(): Instant | null {
    return this.#touchedAt;
  }

  /** Whether the password was typed lately enough for an approval; a script answers for itself. */
  isFresh(now: Instant): boolean {
    return this.#isScript || isFresh(this.#provedAt, now);
  }

  /** Sits a person down; whoever sat there is gone, and what they have proved with them. */
  enter(person: SeatedPerson, at: Instant | null = null): void {
    if (this.isWall) throw new Error('Nobody sits at a wall');
    if (this.#person !== null && this.#person.id !== person.id) this.#shut('taken');
    this.#seat(person, false);
    this.#provedAt = null;
    this.#touchedAt = at;
    this.#isLocked = false;
  }

  /** What has become of the person since: another role or territory holds from now on. */
  refresh(person: SeatedPerson, mustChange: boolean): void {
    this.#seat(person, mustChange);
  }

  /** The person has typed the right password: the desk is open, and approvals are, for a while. */
  prove(at: Instant): void {
    this.#provedAt = at;
    this.#touchedAt = at;
    this.#isLocked = false;
  }

  /** Somebody works here; a locked desk is opened by a password only. */
  touch(at: Instant): void {
    if (!this.#isLocked) this.#touchedAt = at;
  }

  /** Nothing is answered here until the person has typed the password. Answers false where there is nobody to wait for. */
  lock(): boolean {
    if (this.#person === null || this.#isLocked) return false;
    this.#isLocked = true;
    this.#provedAt = null;
    this.#shut('locked');
    return true;
  }

  /** The desk is empty. */
  leave(): void {
    if (this.#person === null) return;
    this.#person = null;
    this.#permissions = this.#permissionsOf(null);
    this.#isLocked = false;
    this.#mustChange = false;
    this.#provedAt = null;
    this.#touchedAt = null;
    this.#shut('left');
  }

  /** Hears each time the desk shuts: whatever was kept for its person is to be forgotten. Answers how to stop. */
  onShut(listener: (how: Shutting) => void): () => void {
    this.#shutListeners.add(listener);
    return () => this.#shutListeners.delete(listener);
  }

  #seat(person: SeatedPerson, mustChange: boolean): void {
    if (!isSameSeat(this.#person, person)) this.#permissions = this.#permissionsOf(person);
    this.#person = person;
    this.#mustChange = mustChange;
  }

  #shut(how: Shutting): void {
    for (const listener of this.#shutListeners) listener(how);
  }

  /** An empty desk may ask who may sit there, and nothing else. */
  #permissionsOf(person: SeatedPerson | null): ReadonlySet<Permission> {
    if (this.#isScript) return new Set(PERMISSIONS);
    return person === null ? NOTHING : new Set(permissionsOfPerson(person));
  }
}

function isSameSeat(before: SeatedPerson | null, now: SeatedPerson): boolean {
  return before?.id === now.id && before.role === now.role && `${before.territory}` === `${now.territory}`;
}
