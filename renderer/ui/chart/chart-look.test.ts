import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paperLook, screenLook } from './chart-look.ts';

const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
const light = css.slice(css.indexOf("data-theme='light'"), css.indexOf("data-theme='dark'"));

test('paper has the light colours of the window, written out', () => {
  const resolve = (token: string): string | undefined =>
    new RegExp(`${/--[a-z0-9-]+/.exec(token)?.[0]}: (#[0-9a-f]{6});`).exec(light)?.[1];
  const { ink, inkSoft, grid, surface, limit, late, range, rangeSoft, stages } = screenLook;
  const flat = { ink, inkSoft, grid, surface, limit, late, range, rangeSoft, ...stages };

  expect(Object.fromEntries(Object.entries(flat).map(([name, token]) => [name, resolve(token)]))).toEqual({
    ink: paperLook.ink,
    inkSoft: paperLook.inkSoft,
    grid: paperLook.grid,
    surface: paperLook.surface,
    limit: paperLook.limit,
    late: paperLook.late,
    range: paperLook.range,
    rangeSoft: paperLook.rangeSoft,
    ...paperLook.stages,
  });
});
