import { expect, test } from 'vitest';
import { toCommand, type Command } from './command.ts';
import { KeyDispatcher, type KeyPress } from './key-dispatcher.ts';

function command(id: string, keys: string, whileTyping = false): Command {
  return toCommand({ id, title: id, group: '', keys: [keys], whileTyping, run: () => undefined });
}

const commands = [
  command('next', 'KeyJ'),
  command('category', 'KeyC'),
  command('go-charts', 'KeyG KeyC'),
  command('go-inbox', 'KeyG KeyI'),
  command('help', 'Shift+Slash'),
  command('search', 'Slash'),
  command('send', 'Control+Enter', true),
];

function key(code: string, more: Partial<Record<'key' | 'shift' | 'control' | 'composing', unknown>> = {}): KeyPress {
  const held = new Set([...(more.shift === true ? ['Shift'] : []), ...(more.control === true ? ['Control'] : [])]);
  return {
    code,
    key: typeof more.key === 'string' ? more.key : code.replace(/^Key/, '').toLowerCase(),
    keyCode: 0,
    isComposing: more.composing === true,
    getModifierState: (name: string) => held.has(name),
  } as unknown as KeyPress;
}

function pressed(presses: readonly KeyPress[], typing = false, gap = 10): (string | null)[] {
  const dispatcher = new KeyDispatcher();
  return presses.map((press, index) => {
    const found = dispatcher.press(press, commands, index * gap, typing);
    return found === null || found === 'waiting' ? found : found.id;
  });
}

test('a key runs its command by its place on the keyboard, whatever the layout writes', () => {
  expect(pressed([key('KeyJ'), key('KeyJ', { key: 'о' }), key('KeyQ')])).toEqual(['next', 'next', null]);
});

test('the second key of a sequence belongs to it alone', () => {
  expect(pressed([key('KeyG'), key('KeyC'), key('KeyC')])).toEqual(['waiting', 'go-charts', 'category']);
});

test('a sequence that is not ended, or too late, lets the key mean what it means alone', () => {
  expect([pressed([key('KeyG'), key('KeyJ')]), pressed([key('KeyG'), key('KeyC')], false, 2_000)]).toEqual([
    ['waiting', 'next'],
    ['waiting', 'category'],
  ]);
});

test('a held modifier key does not end a sequence', () => {
  expect(pressed([key('KeyG'), key('ShiftLeft', { key: 'Shift' }), key('KeyI')])).toEqual([
    'waiting',
    null,
    'go-inbox',
  ]);
});

test('modifiers are part of a key', () => {
  expect(
    pressed([key('Slash', { key: '?', shift: true }), key('Slash', { key: '/' }), key('KeyJ', { control: true })]),
  ).toEqual(['help', 'search', null]);
});

test('while typing only what is meant for it runs', () => {
  expect(pressed([key('KeyJ'), key('KeyG'), key('Enter', { key: 'Enter', control: true })], true)).toEqual([
    null,
    null,
    'send',
  ]);
});

test('a key of an input method is never a command', () => {
  expect(pressed([key('KeyJ', { composing: true }), key('KeyJ', { key: 'Process' })])).toEqual([null, null]);
});
