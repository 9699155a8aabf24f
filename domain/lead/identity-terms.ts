import { normalise } from '../message/normalise.ts';

/** What somebody can be looked up by without their name being shown: telephone, identity card, chat id. */
export interface IdentityTerm {
  readonly kind: 'phone' | 'id-card' | 'chat-id';
  /** One spelling: half-width, without separators and country code, the check letter as X, chat ids in lower case. */
  readonly value: string;
}

// Up to two separators between digits, so that 138-1234 5678 is one number; digits on either side make it another number.
const NUMBER = /(?<!\d)(?:\d[ \-—–·.()]{0,2}){10,19}[\dx](?![\da-z])/g;
const CHAT_ID = /^[a-z0-9_@.-]{5,64}$/;

/** What was typed, as the index knows it; null where it is no telephone, identity card or chat id. Full-width signs, spaces and +86 are folded. */
export function typedTerm(typed: string): IdentityTerm | null {
  const text = normalise(typed).text.trim();
  const compact = text.replaceAll(/[\s\-—–·.()]/g, '');
  const number = numberTerm(compact.replace(/^\+/, ''));
  if (number !== null) return number;
  const chatId = text.replace(/^@/, '');
  return CHAT_ID.test(chatId) ? { kind: 'chat-id', value: chatId } : null;
}

/** Every telephone and identity card number a text says, each once. */
export function termsIn(text: string): readonly IdentityTerm[] {
  const found = new Map<string, IdentityTerm>();
  for (const [match] of normalise(text).text.matchAll(NUMBER)) {
    const term = numberTerm(match.replaceAll(/[^\dx]/g, ''));
    if (term !== null) found.set(`${term.kind}\n${term.value}`, term);
  }
  return [...found.values()];
}

/** A sender's id on the wire as a term; null where the wire gave none. */
export function chatIdTerm(senderId: string | null): IdentityTerm | null {
  if (senderId === null || senderId.trim() === '') return null;
  return { kind: 'chat-id', value: normalise(senderId).text.trim() };
}

/** Letters, digits and characters only: punctuation put between them does not make a name or a quotation another one. */
export function bare(text: string): string {
  return normalise(text).text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** A name as it is compared: without spaces and what cannot be seen, simplified. */
export function nameTerm(name: string): string {
  return normalise(name).text.replaceAll(/\s/g, '');
}

function numberTerm(digits: string): IdentityTerm | null {
  const phone = /^(?:0{0,2}86)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (phone !== undefined) return { kind: 'phone', value: phone };
  if (/^[1-9]\d{16}[\dx]$/.test(digits)) return { kind: 'id-card', value: digits.toUpperCase() };
  if (/^0\d{9,11}$/.test(digits)) return { kind: 'phone', value: digits };
  return null;
}
