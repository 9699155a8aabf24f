import { create } from 'zustand';
import type { Command } from './command.ts';

interface CommandTable {
  /** By the screen that has registered them, in order of registration. */
  readonly bySource: ReadonlyMap<string, readonly Command[]>;
  register(source: string, commands: readonly Command[]): void;
  remove(source: string): void;
}

export const useCommandTable = create<CommandTable>()((set) => ({
  bySource: new Map(),
  register: (source, commands) => set(({ bySource }) => ({ bySource: new Map(bySource).set(source, commands) })),
  remove: (source) =>
    set(({ bySource }) => {
      const rest = new Map(bySource);
      rest.delete(source);
      return { bySource: rest };
    }),
}));

/** Every command that can be given now; the newest of one id wins. */
export function commandsOf(bySource: ReadonlyMap<string, readonly Command[]>): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const commands of bySource.values()) for (const command of commands) byId.set(command.id, command);
  return [...byId.values()];
}
