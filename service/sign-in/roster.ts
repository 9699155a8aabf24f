import type { OperatorId } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';
import { allStaff, type StaffRow } from '../store/staff.ts';
import type { Store } from '../store/store.ts';

/** Everybody as they are now, in memory, so that every call can be asked whether its person is still who they were. */
export class Roster {
  readonly #store: Store;
  readonly #stop: () => void;
  #people: ReadonlyMap<OperatorId, StaffRow>;

  private constructor(store: Store, people: readonly StaffRow[]) {
    this.#store = store;
    this.#people = byId(people);
    this.#stop = store.onChange((changes) => {
      if (changes.some(({ entity }) => entity === 'person')) void this.reload();
    });
  }

  static async open(store: Store): Promise<Roster> {
    return new Roster(store, await allStaff(store.read));
  }

  /** The person of this id, as stored; null where there is none. */
  find(id: OperatorId): StaffRow | null {
    return this.#people.get(id) ?? null;
  }

  /** Whoever has a role and was there first; null where nobody may sign in with it. */
  firstOf(role: Role): StaffRow | null {
    return [...this.#people.values()].find((person) => person.role === role && person.state === 'active') ?? null;
  }

  get isEmpty(): boolean {
    return this.#people.size === 0;
  }

  /** Reads the people anew; a change that must hold at once waits for it. */
  async reload(): Promise<void> {
    this.#people = byId(await allStaff(this.#store.read));
  }

  close(): void {
    this.#stop();
  }
}

function byId(people: readonly StaffRow[]): ReadonlyMap<OperatorId, StaffRow> {
  return new Map(people.map((person) => [person.id, person]));
}
