import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../domain/ids.ts';
import { visibleLine, visiblePieces } from './visible-pieces.ts';

const water = 'water' as RuleId;

describe('visiblePieces', () => {
  it('marks a hit between plain text', () => {
    expect(visiblePieces('三组自来水浑浊', [{ start: 2, length: 3, ruleId: water }])).toEqual([
      { kind: 'plain', text: '三组' },
      { kind: 'hit', text: '自来水', ruleId: water },
      { kind: 'plain', text: '浑浊' },
    ]);
  });

  it('joins what overlaps without repeating a character', () => {
    const spans = [
      { start: 2, length: 3, ruleId: null },
      { start: 0, length: 3, ruleId: water },
    ];
    expect(visiblePieces('自来水浑浊了', spans)).toEqual([
      { kind: 'hit', text: '自来水', ruleId: water },
      { kind: 'hit', text: '浑浊', ruleId: null },
      { kind: 'plain', text: '了' },
    ]);
  });

  it('writes the name of a bidi override and of a zero-width space, also inside a hit', () => {
    expect(visiblePieces('a\u202eb自\u200b来', [{ start: 3, length: 3, ruleId: water }])).toEqual([
      { kind: 'plain', text: 'a' },
      { kind: 'control', name: 'RLO' },
      { kind: 'plain', text: 'b' },
      { kind: 'hit', text: '自', ruleId: water },
      { kind: 'control', name: 'ZWSP' },
      { kind: 'hit', text: '来', ruleId: water },
    ]);
  });

  it('writes the code of a control character that has no short name', () => {
    expect(visiblePieces('\u0007叮', [])).toEqual([
      { kind: 'control', name: 'U+0007' },
      { kind: 'plain', text: '叮' },
    ]);
  });

  it('keeps line breaks, tabs and the joiner inside a picture of a family', () => {
    expect(visiblePieces('好\n\t👨‍👩‍👧', [])).toEqual([{ kind: 'plain', text: '好\n\t👨‍👩‍👧' }]);
  });

  it('shows a joiner that joins no pictures', () => {
    expect(visiblePieces('路\u200d灯', [])).toEqual([
      { kind: 'plain', text: '路' },
      { kind: 'control', name: 'ZWJ' },
      { kind: 'plain', text: '灯' },
    ]);
  });

  it('ignores a span that lies outside the text', () => {
    expect(visiblePieces('路灯', [{ start: 9, length: 2, ruleId: null }])).toEqual([{ kind: 'plain', text: '路灯' }]);
  });
});

describe('visibleLine', () => {
  it('puts the message on one line', () => {
    expect(visibleLine('路灯\n坏了', [], 20)).toEqual([{ kind: 'plain', text: '路灯 坏了' }]);
  });

  it('begins near the first mark where it would not be seen', () => {
    const text = `${'一'.repeat(30)}路灯坏了`;
    expect(visibleLine(text, [{ start: 30, length: 2, ruleId: null }], 20)).toEqual([
      { kind: 'plain', text: '…' },
      { kind: 'plain', text: '一'.repeat(6) },
      { kind: 'hit', text: '路灯', ruleId: null },
      { kind: 'plain', text: '坏了' },
    ]);
  });

  it('never cuts a picture in half', () => {
    expect(visibleLine('路灯😀坏', [], 3)).toEqual([{ kind: 'plain', text: '路灯' }]);
  });

  it('writes the name of a separator, a filler and half a character', () => {
    const names = visiblePieces('a\u2028b\u3164c\ud83d', []).filter((piece) => piece.kind === 'control');
    expect(names.map((piece) => piece.name)).toEqual(['U+2028', 'U+3164', 'U+D83D']);
  });

  it('cuts a tower of marks over one letter and says how many it has taken', () => {
    expect(visiblePieces(`e${'\u0301'.repeat(50)}x`, [])).toEqual([
      { kind: 'plain', text: `e${'\u0301'.repeat(4)}` },
      { kind: 'control', name: '◌×46' },
      { kind: 'plain', text: 'x' },
    ]);
  });
});
