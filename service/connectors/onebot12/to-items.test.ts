import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instant } from '../../../domain/time/instant.ts';
import { toItems } from './to-items.ts';
import { readFrame } from './wire.ts';

interface Recorded {
  readonly what: string;
  readonly frame: unknown;
  readonly items: readonly object[];
}

const recorded = JSON.parse(
  readFileSync(new URL('fixtures/frames.fixture.json', import.meta.url), 'utf8'),
) as readonly Recorded[];

it.each(recorded.map(({ what, frame, items }) => [what, frame, items] as const))('reads %s', (_what, frame, items) => {
  const read = readFrame(Buffer.from(JSON.stringify(frame)));
  if (read.kind !== 'event') throw new Error(`not an event: ${read.kind}`);
  const found = toItems(read.event, read.raw, instant(0));
  expect(found).toHaveLength(items.length);
  expect(found).toMatchObject(items);
});
