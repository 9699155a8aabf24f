import { expect, test } from 'vitest';
import { bytesInFrame } from './bytes-in-frame.ts';

test('the pictures of a frame are taken in their order, whether the slashes are escaped or not', () => {
  const first = Buffer.from([255, 254, 253, 252]);
  const frame = `{"a":"base64://${first.toString('base64')}","b":"base64:\\/\\/${first.toString('base64').replaceAll('/', '\\/')}","c":"[CQ:image,file=base64://QUJD]"}`;
  expect([0, 1, 2, 3].map((place) => bytesInFrame(frame, place))).toEqual([first, first, Buffer.from('ABC'), null]);
});
