import { describe, expect, it } from 'vitest';
import type { MessageId } from '../../../domain/ids.ts';
import { steadyTop, type ListView } from './steady-scroll.ts';

const twenty = Array.from({ length: 20 }, (_, index) => (200 - index * 10) as MessageId);
const view = (cursor: number | null, ids: readonly MessageId[] = twenty): ListView => ({
  ids,
  cursor: cursor as MessageId | null,
});
const viewport = (top: number) => ({ top, height: 50, rowHeight: 10 });
const without = (...gone: number[]) => twenty.filter((id) => !gone.includes(id));
const newer = [230 as MessageId, 220 as MessageId, 210 as MessageId, ...twenty];

describe('steadyTop', () => {
  it('does not move while the cursor moves within sight', () => {
    expect(steadyTop(view(180), view(170), viewport(0))).toEqual(0);
  });
  it('brings a cursor that was moved out of sight back with a row to spare', () => {
    expect([steadyTop(view(160), view(150), viewport(0)), steadyTop(view(150), view(200), viewport(30))]).toEqual([
      20, 0,
    ]);
  });
  it('keeps the row under the cursor at its height when rows join above', () => {
    expect(steadyTop(view(180), view(180, newer), viewport(10))).toEqual(40);
  });
  it('puts the next row where the decided one was', () => {
    expect(steadyTop(view(180), view(170, without(180)), viewport(10))).toEqual(10);
  });
  it('keeps the next row there too when rows above leave with it', () => {
    expect(steadyTop(view(150), view(140, without(200, 190, 150)), viewport(30))).toEqual(10);
  });
  it('holds what is in sight when the cursor is not', () => {
    expect([
      steadyTop(view(200), view(200, newer), viewport(100)),
      steadyTop(view(200), view(190, without(200)), viewport(100)),
    ]).toEqual([130, 90]);
  });
  it('holds the next row that stays when the first in sight leaves', () => {
    expect(steadyTop(view(200), view(200, without(100)), viewport(100))).toEqual(90);
  });
});
