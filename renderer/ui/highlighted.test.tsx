import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Highlighted } from './highlighted.tsx';

function drawn(text: string, ...spans: readonly (readonly [start: number, length: number])[]): string {
  return renderToStaticMarkup(<Highlighted text={text} spans={spans.map(([start, length]) => ({ start, length }))} />);
}

test('spans are marked where they are', () => {
  expect(drawn('村口路灯坏了', [2, 2])).toEqual('村口<mark>路灯</mark>坏了');
});

test('spans in any order, one over another or past the end, mark each character once', () => {
  expect([drawn('abcdef', [4, 9], [0, 3], [2, 2]), drawn('abc', [7, 1]), drawn('abc')]).toEqual([
    '<mark>abc</mark><mark>d</mark><mark>ef</mark>',
    'abc',
    'abc',
  ]);
});

test('markup in a message is text', () => {
  expect(drawn('<img src=x onerror=alert(1)>', [0, 4])).toEqual('<mark>&lt;img</mark> src=x onerror=alert(1)&gt;');
});
