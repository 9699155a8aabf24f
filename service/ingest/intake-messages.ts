import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Log, LogFields } from '../log.ts';
import type { SentError } from '../store/asked-thread.ts';
import type { Change } from '../store/store.ts';
import type { Portion } from './prepare.ts';

/** What the thread is started with: the store, its key, and the key that hides the fingerprints of sealed messages, in hexadecimal digits. */
export interface IntakeData {
  readonly file: string;
  readonly key: string;
  readonly blindIndex: string;
}

/** What the thread is asked: to store in its turn, at this moment of arrival, or to read the rules anew. */
export type IntakeRequest = { readonly number: number } & (
  | { readonly kind: 'store'; readonly portions: readonly Portion[]; readonly at: Instant }
  | { readonly kind: 'reload-rules' }
);

/** An outcome as it crosses between threads, where an error loses what it is. */
export type SentOutcome =
  | { readonly status: 'fulfilled'; readonly value: DeliveryResult }
  | { readonly status: 'rejected'; readonly reason: SentError };

/** What was done: the outcomes, what has changed by it, and what the log is to say of it. */
export interface IntakeReply {
  readonly number: number;
  readonly outcomes: readonly SentOutcome[];
  readonly changes: readonly Change[];
  readonly lines: readonly LogLine[];
}

export interface LogLine {
  readonly level: keyof Log;
  readonly event: string;
  readonly fields: LogFields;
}
