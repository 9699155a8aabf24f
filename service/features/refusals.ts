import { createORPCErrorConstructorMap, ORPCError } from '@orpc/server';
import { failures } from '../../contract/failure.ts';

/** Makes the expected refusals of the contract; throw one to refuse, and a transaction under way is rolled back. */
export const refusals = createORPCErrorConstructorMap(failures);

/** Refuses an input whose shape is right and whose meaning is not; the caller has a fault, the person has not. */
export function badRequest(message: string): ORPCError<'BAD_REQUEST', undefined> {
  return new ORPCError('BAD_REQUEST', { message });
}
