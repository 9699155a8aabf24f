import type { WireObject } from '../parse-wire-json.ts';

/** A segment as the wire knows it, from an array message or from a CQ string alike. */
export interface WireSegment {
  readonly type: string;
  readonly data: WireObject;
}

const CQ_CODE = /\[CQ:([^,\]]+)((?:,[^\]]*)?)\]/g;

/** Splits a CQ string into the segments the array form would have had. What is not a well-formed code is text. */
export function parseCqString(message: string): readonly WireSegment[] {
  const segments: WireSegment[] = [];
  let end = 0;
  for (const match of message.matchAll(CQ_CODE)) {
    if (match.index > end) segments.push(textSegment(message.slice(end, match.index)));
    segments.push({ type: match[1] ?? '', data: parameters(match[2] ?? '') });
    end = match.index + match[0].length;
  }
  if (end < message.length) segments.push(textSegment(message.slice(end)));
  return segments;
}

function textSegment(escaped: string): WireSegment {
  return { type: 'text', data: { text: unescapeCq(escaped) } };
}

function parameters(written: string): WireObject {
  const pairs = written
    .split(',')
    .filter((part) => part.includes('='))
    .map((part): readonly [string, string] => {
      const equals = part.indexOf('=');
      return [part.slice(0, equals), unescapeCq(part.slice(equals + 1))];
    });
  return Object.fromEntries(pairs);
}

/** `&amp;` last, so that an escaped escape stays what was written. */
function unescapeCq(text: string): string {
  return text.replaceAll('&#44;', ',').replaceAll('&#91;', '[').replaceAll('&#93;', ']').replaceAll('&amp;', '&');
}
