import type { Command } from './command.ts';

/** A key that waits longer than this is forgotten: whoever has looked elsewhere meanwhile does not want it any more. */
const LONGEST_MS = 3_000;

/**
 * Holds the key of a command that still waits for an answer, and gives the command back once the answer is there. Any further key
 * lets go of it, so that it never acts on something the person has left.
 */
export class HeldKey {
  #held: { readonly id: string; readonly since: number } | null = null;

  hold({ id }: Command, now: number): void {
    this.#held = { id, since: now };
  }

  get isHolding(): boolean {
    return this.#held !== null;
  }

  letGo(): void {
    this.#held = null;
  }

  /** The command whose key has waited long enough; null where none waits, or still has to. */
  take(commands: readonly Command[], now: number): Command | null {
    if (this.#held === null) return null;
    const { id, since } = this.#held;
    const command = commands.find((each) => each.id === id);
    if (command?.pending === true && now - since < LONGEST_MS) return null;
    this.#held = null;
    return command === undefined || now - since >= LONGEST_MS ? null : command;
  }
}
