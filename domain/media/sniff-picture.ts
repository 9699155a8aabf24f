/** The four kinds of picture that are ever drawn; whatever else a message calls a picture is shown as a file. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** What the first bytes of a file say it is. Width and height in pixels, as its header states them. */
export interface SniffedPicture {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

/** A picture of more than 40 million pixels needs 160 MB to draw: a bomb, or of no use on a screen. */
export const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 16_384;

/**
 * Tells a picture by its bytes, never by its name or what a server said; null for everything else (SVG and HTML among it), for a
 * header that is cut off, and for measures no screen needs.
 */
export function sniffPicture(bytes: Uint8Array): SniffedPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = png(view) ?? gif(view) ?? jpeg(view) ?? webp(view);
  return found !== null && isDrawable(found) ? found : null;
}

function isDrawable({ width, height }: SniffedPicture): boolean {
  return width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= MOST_PIXELS;
}

function says(view: DataView, at: number, text: string): boolean {
  if (at + text.length > view.byteLength) return false;
  return [...text].every((sign, index) => view.getUint8(at + index) === sign.charCodeAt(0));
}

function png(view: DataView): SniffedPicture | null {
  if (view.byteLength < 33 || !says(view, 0, '\x89PNG\r\n\x1a\n') || !says(view, 12, 'IHDR')) return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): SniffedPicture | null {
  if (view.byteLength < 14 || !(says(view, 0, 'GIF87a') || says(view, 0, 'GIF89a'))) return null;
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** Frame headers; C4, C8 and CC of the same range say something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpeg(view: DataView): SniffedPicture | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8 || view.getUint8(2) !== 0xff) return null;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9 || marker === 0xda) return null;
    else if (isFrame(marker))
      return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

function webp(view: DataView): SniffedPicture | null {
  if (view.byteLength < 30 || !says(view, 0, 'RIFF') || !says(view, 8, 'WEBP')) return null;
  const type = 'image/webp';
  const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (says(view, 12, 'VP8X')) return { type, width: 1 + three(24), height: 1 + three(27) };
  if (says(view, 12, 'VP8 ') && view.getUint16(23) === 0x9d01 && view.getUint8(25) === 0x2a)
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (says(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return { type, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return null;
}
