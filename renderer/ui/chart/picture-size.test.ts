import { expect, test } from 'vitest';
import { pictureSize } from './picture-size.ts';

test('a chart is drawn with as many pixels as asked', () => {
  expect(pictureSize({ width: 640, height: 360 }, 3)).toEqual({ width: 1920, height: 1080 });
});

test('a huge chart keeps its proportions and fits on a canvas', () => {
  const size = pictureSize({ width: 4000, height: 2000 }, 4);

  expect({ ...size, fits: size.width * size.height <= 16_000_000 }).toEqual({ width: 5656, height: 2828, fits: true });
});

test('a chart that has not been laid out is refused', () => {
  expect(() => pictureSize({ width: 0, height: 300 }, 2)).toThrow(RangeError);
});
