import { fingerprint, type Fingerprint } from '../../domain/message/fingerprint.ts';
import type { IncomingEdit, IncomingItem, IncomingMessage } from '../../domain/message/message.ts';
import { normalise, type Normalised } from '../../domain/message/normalise.ts';
import { tokens } from '../../domain/message/tokens.ts';
import { type Attachment, attachmentsOf } from '../../domain/search/attachment.ts';
import type { IncomingBatch } from './ingest.ts';

/** A message with what does not need the store, worked out before the transaction so that the transaction stays short. */
export interface PreparedMessage {
  readonly kind: 'message';
  readonly message: IncomingMessage;
  readonly normalised: Normalised;
  readonly tokens: readonly string[];
  readonly sender: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly fingerprint: Fingerprint;
}

/** Changed words, ready to be matched. */
export interface PreparedEdit {
  readonly kind: 'edit';
  readonly edit: IncomingEdit;
  readonly normalised: Normalised;
}

export type PreparedItem = PreparedMessage | PreparedEdit | Exclude<IncomingItem, IncomingMessage | IncomingEdit>;

/** At most as many items of one batch as one transaction takes; the last portion of a batch carries its cursor. */
export interface Portion {
  readonly accountKey: number;
  readonly source: string;
  readonly items: readonly IncomingItem[];
  readonly cursor: string | null;
}

export interface PreparedPortion extends Omit<Portion, 'items'> {
  readonly items: readonly PreparedItem[];
}

/** Cuts a batch into portions, so that a large file does not keep the other accounts waiting. An empty batch is one portion: it may carry a cursor. */
export function portionsOf(batch: IncomingBatch, size: number): readonly Portion[] {
  const { accountKey, source, items, cursor } = batch;
  if (items.length <= size) return [{ accountKey, source, items, cursor }];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => ({
    ...{ accountKey, source },
    items: items.slice(index * size, (index + 1) * size),
    cursor: (index + 1) * size >= items.length ? cursor : null,
  }));
}

/** A portion ready to be stored. */
export function prepare(portion: Portion): PreparedPortion {
  return { ...portion, items: portion.items.map(prepareItem) };
}

function prepareItem(item: IncomingItem): PreparedItem {
  if (item.kind === 'message') return prepareMessage(item);
  if (item.kind === 'edit') return { kind: 'edit', edit: item, normalised: normalise(item.text) };
  return item;
}

function prepareMessage(message: IncomingMessage): PreparedMessage {
  const normalised = normalise(message.text);
  return {
    kind: 'message',
    message,
    normalised,
    tokens: tokens(normalised.text),
    sender: tokens(normalise(message.senderName ?? message.senderExternalId ?? '').text),
    attachments: attachmentsOf(message.messageKind, message.segments),
    fingerprint: fingerprint(message),
  };
}
