/** Something a person can do at the window. One table of these drives the keys, the palette, the hints and the ? sheet. */
export interface Command {
  /** <feature>.<act>, e.g. inbox.dismiss; a later registration of the same id takes the place of an earlier one. */
  readonly id: string;
  readonly title: string;
  /** Heading under which the ? sheet lists it. */
  readonly group: string;
  /** tinykeys notation by key code, so that no layout or input method matters: KeyJ, Digit1, Shift+Slash, 'KeyG KeyI', $mod+KeyK. */
  readonly keys: readonly string[];
  /** Why it is not possible now, in words; null when it is. */
  readonly unavailable: string | null;
  /** True while what it is about is still being asked for: its key waits for the answer. */
  readonly pending: boolean;
  /** True to show its key in the status line while it is possible. */
  readonly hint: boolean;
  /** True for a key that also works while a field has the focus, such as $mod+Enter. */
  readonly whileTyping: boolean;
  run(): void;
}

/** What a screen says of a command; the rest has the usual value. */
export type CommandInput = Pick<Command, 'id' | 'title' | 'group' | 'run'> &
  Partial<Omit<Command, 'id' | 'title' | 'group' | 'run'>>;

export function toCommand(input: CommandInput): Command {
  return { keys: [], unavailable: null, pending: false, hint: false, whileTyping: false, ...input };
}
