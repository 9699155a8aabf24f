import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../../domain/ids.ts';
import { visibleLine, visibleText } from './visible-text.ts';

const water = 'water' as RuleId;

describe('visibleText', () => {
  it('marks a hit between plain text', () => {
    expect(visibleText('三组自来水浑浊', [{ start: 2, length: 3, ruleId: water }])).toEqual([
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
    expect(visibleText('自来水浑浊了', spans)).toEqual([
      { kind: 'hit', text: '自来水', ruleId: water },
      { kind: 'hit', text: '浑浊', ruleId: null },
      { kind: 'plain', text: '了' },
    ]);
  });

  it('writes the name of a bidi override and of a zero-width space, also inside a hit', () => {
    expect(visibleText('a\u202eb自\u200b来', [{ start: 3, length: 3, ruleId: water }])).toEqual([
      { kind: 'plain', text: 'a' },
      { kind: 'control', name: 'RLO' },
      { kind: 'plain', text: 'b' },
      { kind: 'hit', text: '自', ruleId: water },
      { kind: 'control', name: 'ZWSP' },
      { kind: 'hit', text: '来', ruleId: water },
    ]);
  });

  it('writes the code of a control character that has no short name', () => {
    expect(visibleText('\u0007叮', [])).toEqual([
      { kind: 'control', name: 'U+0007' },
      { kind: 'plain', text: '叮' },
    ]);
  });

  it('keeps line breaks, tabs and the joiner inside a picture of a family', () => {
    expect(visibleText('好\n\t👨‍👩‍👧', [])).toEqual([{ kind: 'plain', text: '好\n\t👨‍👩‍👧' }]);
  });

  it('shows a joiner that joins no pictures', () => {
    expect(visibleText('路\u200d灯', [])).toEqual([
      { kind: 'plain', text: '路' },
      { kind: 'control', name: 'ZWJ' },
      { kind: 'plain', text: '灯' },
    ]);
  });

  it('ignores a span that lies outside the text', () => {
    expect(visibleText('路灯', [{ start: 9, length: 2, ruleId: null }])).toEqual([{ kind: 'plain', text: '路灯' }]);
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
});
