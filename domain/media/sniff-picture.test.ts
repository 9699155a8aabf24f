import { describe, expect, it } from 'vitest';
import { sniffPicture } from './sniff-picture.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : part)),
  );
const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

const png = (width: number, height: number) =>
  bytes('\x89PNG\r\n\x1a\n', u32(13), 'IHDR', u32(width), u32(height), [8, 6, 0, 0, 0], zeros(20));
const gif = (rest = '') => bytes('GIF89a', [3, 0, 2, 0], zeros(8), rest);
const jpeg = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc4, 0, 3, 9, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 2, 0, 3],
  zeros(20),
);
const webp = (chunk: string, rest: readonly number[]) =>
  bytes('RIFF', zeros(4), 'WEBP', chunk, zeros(4), rest, zeros(20));

describe('a picture told by its bytes', () => {
  it.each([
    ['png', png(3, 2), 'image/png'],
    ['gif', gif(), 'image/gif'],
    ['jpeg behind other segments', jpeg, 'image/jpeg'],
    ['webp with a loss', webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 3, 0, 2, 0]), 'image/webp'],
    ['webp without a loss', webp('VP8L', [0x2f, 2, 0x40, 0, 0]), 'image/webp'],
    ['webp extended', webp('VP8X', [0, 0, 0, 0, 2, 0, 0, 1, 0, 0]), 'image/webp'],
    ['a gif that is a script as well', gif('=1;alert(1)'), 'image/gif'],
  ])('%s', (_name, file, type) => {
    expect(sniffPicture(file)).toEqual({ type, width: 3, height: 2 });
  });

  it.each([
    ['nothing', bytes()],
    ['svg', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['html', bytes('<!doctype html><script>alert(1)</script>')],
    ['html behind the name of a png', bytes('\x89PNG<script>alert(1)</script>', zeros(40))],
    ['a program', bytes('MZ', zeros(100))],
    ['a pdf', bytes('%PDF-1.7', zeros(100))],
    ['a png cut off in its header', png(3, 2).slice(0, 20)],
    ['a jpeg cut off before its frame', jpeg.slice(0, 16)],
    ['a jpeg whose data begin without a frame', bytes([0xff, 0xd8, 0xff, 0xda, 0, 4], zeros(20))],
    ['a webp of no known kind', webp('VP9 ', zeros(10))],
    ['a picture without extent', png(0, 5)],
    ['a picture of 400 million pixels', png(20_000, 20_000)],
    ['a picture of 64 million pixels', png(8_000, 8_000)],
    ['a picture of one endless line', png(4_000_000_000, 1)],
  ])('%s is no picture', (_name, file) => {
    expect(sniffPicture(file)).toBeNull();
  });

  it('reads any cut of any picture without a fault', () => {
    for (const file of [png(3, 2), gif('x'), jpeg, webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 3, 0, 2, 0])]) {
      for (let length = 0; length <= file.length; length += 1) {
        const found = sniffPicture(file.slice(0, length));
        expect(found === null || found.width === 3).toBe(true);
      }
    }
  });
});
