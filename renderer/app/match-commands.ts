import { pinyin } from 'pinyin-pro';
import type { Command } from '../ui/commands/command.ts';

/** One line of the palette. */
export type PaletteEntry = Pick<Command, 'id' | 'title' | 'group' | 'keys' | 'unavailable' | 'run'>;

/** The commands whose title or group holds the words, or whose title has them as pinyin initials; possible ones first. */
export function matchCommands(words: string, commands: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const wanted = words.trim().toLowerCase();
  const matching = wanted === '' ? commands : commands.filter((command) => matches(wanted, command));
  return [
    ...matching.filter(({ unavailable }) => unavailable === null),
    ...matching.filter(({ unavailable }) => unavailable !== null),
  ];
}

function matches(wanted: string, { title, group }: PaletteEntry): boolean {
  if (title.toLowerCase().includes(wanted) || group.toLowerCase().includes(wanted)) return true;
  return /^[a-z]+$/.test(wanted) && initials(title).includes(wanted);
}

function initials(title: string): string {
  return pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
}
