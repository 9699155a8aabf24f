import { ORPCError } from '@orpc/client';
import { failures, type FailureCode } from '../../contract/failure.ts';

/** A typed refusal of the service, or a bug with what the service says about it. */
export type Failure =
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly data: unknown }
  | { readonly kind: 'bug'; readonly detail: string };

/** What an error of a call means for the screen. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError && isFailureCode(error.code))
    return { kind: 'refused', code: error.code, data: error.data as unknown };
  return { kind: 'bug', detail: error instanceof Error ? error.message : String(error) };
}

function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === 'string' && Object.hasOwn(failures, code);
}
