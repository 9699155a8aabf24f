import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { updateFeed } from './updater.ts';

async function feedOf(content: string | null): Promise<string | null> {
  const dir = mkdtempSync(join(tmpdir(), 'feed-'));
  if (content !== null) writeFileSync(join(dir, 'update-feed.json'), content);
  return updateFeed(dir);
}

test('updates are off until a feed is configured', async () => {
  expect(await feedOf(null)).toEqual(null);
});

test('a configured https feed is taken', async () => {
  expect(await feedOf('{"url":"https://updates.example/console"}')).toEqual('https://updates.example/console');
});

test.each([
  '{"url":"http://updates.example"}',
  '{"url":"file:///etc"}',
  '{}',
  'nonsense',
  '{"url":"https://a.example","also":1}',
])('%s leaves updates off', async (content) => {
  expect(await feedOf(content)).toEqual(null);
});
