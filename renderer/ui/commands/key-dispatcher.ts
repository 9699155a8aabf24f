import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import type { Command } from './command.ts';

/** How long the second key of a sequence may take. */
const SEQUENCE_MS = 1_200;

/** What of a key press decides about it. */
export type KeyPress = KeyboardEvent;

/**
 * Finds the command of a key press. While a sequence such as G then C has begun, its second key belongs to it alone, so that
 * G C goes to the charts and does not also open the category.
 */
export class KeyDispatcher {
  #begun: { readonly presses: readonly KeyPress[]; readonly at: number } | null = null;

  /** The command to run; 'waiting' inside a sequence; null where the key means nothing. */
  press(event: KeyPress, commands: readonly Command[], now: number, typing: boolean): Command | 'waiting' | null {
    if (isComposing(event) || isModifier(event.key)) return null;
    const begun = this.#begun !== null && now - this.#begun.at < SEQUENCE_MS ? this.#begun.presses : [];
    this.#begun = null;
    const possible = commands.filter((command) => !typing || command.whileTyping);
    return (
      this.#match([...begun, event], possible, now) ?? (begun.length > 0 ? this.#match([event], possible, now) : null)
    );
  }

  #match(presses: readonly KeyPress[], commands: readonly Command[], now: number): Command | 'waiting' | null {
    const sequences = commands.flatMap((command) =>
      command.keys.map((keys) => ({ command, sequence: parseKeybinding(keys) })),
    );
    const beginning = sequences.filter(
      ({ sequence }) =>
        sequence.length >= presses.length && presses.every((press, index) => matchesAt(sequence, index, press)),
    );
    const whole = beginning.find(({ sequence }) => sequence.length === presses.length);
    if (whole !== undefined) return whole.command;
    if (beginning.length === 0) return null;
    this.#begun = { presses, at: now };
    return 'waiting';
  }
}

function matchesAt(sequence: ReturnType<typeof parseKeybinding>, index: number, press: KeyPress): boolean {
  const wanted = sequence[index];
  return wanted !== undefined && matchKeybindingPress(press, wanted);
}

/** True while an input method is composing: its keys are letters of a word, not commands. */
export function isComposing(event: KeyPress): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process';
}

/** True for Shift and its like, which mean something only with another key. */
export function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';
}
