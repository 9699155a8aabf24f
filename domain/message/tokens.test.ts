import { describe, expect, it } from 'vitest';
import { queryWords, tokens } from './tokens.ts';

describe('tokens', () => {
  it('pairs neighbours of a Chinese run and adds its last character', () => {
    expect(tokens('路灯坏了')).toEqual(['路灯', '灯坏', '坏了', '了']);
  });

  it('does not pair across signs, spaces or letters', () => {
    expect(tokens('路,灯 a3区138 好')).toEqual(['路', '灯', 'a3', '区', '138', '好']);
  });

  it('takes a character outside the basic plane as one', () => {
    expect(tokens('𠮷家')).toEqual(['𠮷家', '家']);
  });

  it('has nothing for signs and pictures', () => {
    expect(tokens('😀!? …')).toEqual([]);
  });
});

describe('queryWords', () => {
  it('asks for one character by the beginning of pairs', () => {
    expect(queryWords('坏')).toEqual([{ word: '坏', tokens: [{ token: '坏', isPrefix: true }], isExact: true }]);
  });

  it('asks for two characters exactly, and for more with a look at the text', () => {
    expect(queryWords('路灯 路灯坏')).toEqual([
      { word: '路灯', tokens: [{ token: '路灯', isPrefix: false }], isExact: true },
      {
        word: '路灯坏',
        tokens: [
          { token: '路灯', isPrefix: false },
          { token: '灯坏', isPrefix: false },
        ],
        isExact: false,
      },
    ]);
  });

  it('takes the beginning of a word of letters, and looks at the text where letters stand before Chinese', () => {
    expect(queryWords('138 a3区长')).toEqual([
      { word: '138', tokens: [{ token: '138', isPrefix: true }], isExact: true },
      { word: 'a3区长', tokens: [{ token: '区长', isPrefix: false }], isExact: false },
    ]);
  });

  it('leaves out a word of signs', () => {
    expect(queryWords('!! 😀')).toEqual([]);
  });
});
