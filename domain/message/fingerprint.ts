import { assertNever } from '../assert-never.ts';
import type { IncomingMessage, Segment } from './message.ts';
import { withoutInvisible } from './normalise.ts';

/** What two accounts must agree on, besides the time, to have seen the same message. */
export interface Fingerprint {
  /** Whole number of 52 bits from platform, group, sender and content. */
  readonly value: number;
  /** False where the content does not tell two messages apart (a picture without its digest) or nobody stable has sent it. */
  readonly isTelling: boolean;
}

type Fingerprinted = Pick<
  IncomingMessage,
  'platform' | 'groupExternalId' | 'senderExternalId' | 'messageKind' | 'text' | 'segments'
>;

/** White space of any length and kind: one phone sends CRLF where another sends LF, or a no-break space behind a name. */
const WHITE = /\s+/gu;

/** The fingerprint of a message (connectors, Merging accounts): text in NFC, trimmed, without what cannot be seen, white space of any kind as one space; media by digest, never by their placeholder. */
export function fingerprint(message: Fingerprinted): Fingerprint {
  const text = withoutInvisible(message.text.normalize('NFC')).replaceAll(WHITE, ' ').trim();
  const media = (message.segments ?? []).filter(isMedium);
  const digests = media.map((medium) => medium.md5?.toLowerCase() ?? '');
  const parts = [message.platform, message.groupExternalId, message.senderExternalId ?? '', text, ...digests];
  return {
    value: hash52(parts.join('\u0000')),
    isTelling: message.senderExternalId !== null && isTelling(message, text, digests),
  };
}

function isTelling(message: Fingerprinted, text: string, digests: readonly string[]): boolean {
  if (digests.includes('')) return false;
  switch (message.messageKind) {
    case 'text':
    case 'link':
      return text !== '' || digests.length > 0;
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return digests.length > 0;
    case 'system':
    case 'other':
      return false;
    default:
      return assertNever(message.messageKind);
  }
}

type Medium = Extract<Segment, { readonly md5: string | null }>;

function isMedium(segment: Segment): segment is Medium {
  return 'md5' in segment;
}

/** Two 32-bit mixes over the same units, joined to 52 bits, which a number holds exactly. Not for secrets: nobody gains by a collision within three seconds. */
function hash52(text: string): number {
  let low = 0x9e37_79b9;
  let high = 0x85eb_ca6b;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x0100_0193);
    high = Math.imul(high ^ unit, 0x5bd1_e995);
    high ^= high >>> 15;
  }
  low = Math.imul(low ^ (low >>> 16) ^ high, 0x7feb_352d);
  high = Math.imul(high ^ (high >>> 13) ^ low, 0x846c_a68b);
  return ((high ^ (high >>> 16)) >>> 12) * 0x1_0000_0000 + ((low ^ (low >>> 15)) >>> 0);
}
