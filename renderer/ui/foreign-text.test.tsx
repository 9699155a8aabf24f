import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ForeignLine, ForeignText } from './foreign-text.tsx';

test('markup is text, a turning sign has a name, a match is marked, and all of it keeps its direction to itself', () => {
  const spans = [{ start: 0, length: 2, ruleId: null }];
  const drawn = renderToStaticMarkup(<ForeignText text={'路灯<img src=x>\u202e反'} spans={spans} />);
  expect(drawn).toMatch(/^<bdi><mark>路灯<\/mark>&lt;img src=x&gt;<span [^>]*>RLO<\/span>反<\/bdi>$/);
});

test('an address is something to copy and leads nowhere', () => {
  const drawn = renderToStaticMarkup(<ForeignText text="看https://example.com/a?b=1，再说" />);
  expect(drawn).toMatch(/看<span role="link"[^>]*>https:\/\/example\.com\/a\?b=1<\/span>，再说/);
  expect(drawn).not.toContain('href');
});

test('a very long text ends behind a button, a long name is cut', () => {
  const long = '长'.repeat(50_000);
  expect(renderToStaticMarkup(<ForeignText text={long} />)).toMatch(/^<bdi>长{6000}… <button/);
  expect(renderToStaticMarkup(<ForeignLine text={long} />)).toBe(`<bdi>${'长'.repeat(160)}</bdi>`);
});
