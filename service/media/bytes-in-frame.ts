/** base64:// and what follows, as it stands in the JSON of a frame, where a slash may be escaped. */
const PAYLOAD = /base64:(?:\\?\/){2}((?:[A-Za-z0-9+=_-]|\\?\/)*)/g;

/** The bytes of the picture that stands in the frame itself at this place among those that do (0 is the first); null where there are not so many. */
export function bytesInFrame(frame: string, place: number): Buffer | null {
  const payload = [...frame.matchAll(PAYLOAD)][place]?.[1];
  return payload === undefined ? null : Buffer.from(payload.replaceAll('\\', ''), 'base64');
}
