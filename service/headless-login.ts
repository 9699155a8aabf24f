import { createProcedureClient, getRouter, isProcedure, ORPCError } from '@orpc/server';
import type { Service } from './create-service.ts';
import type { Session } from './session.ts';

/** Where a script keeps the password, so that it stands on no command line that others can list. */
export const PASSWORD_VARIABLE = 'CONSOLE_PASSWORD';

/** Who the headless door is opened as, and whether this is a training store. */
export interface DoorSeat {
  readonly role: string | undefined;
  readonly login: string | undefined;
  readonly password: string | undefined;
  readonly training: boolean;
}

/**
 * Why a door cannot be opened like this, in one sentence; null where it can. A centre's door without a login is an empty desk,
 * which knows the first run and how to sign in.
 */
export function problemOfSeat({ role, login, password, training }: DoorSeat): string | null {
  if (role !== undefined && !training) return '--as is for the training profile: a centre wants --login.';
  if (role !== undefined && login !== undefined) return '--as and --login name two people.';
  if (login === undefined || (password !== undefined && password !== '')) return null;
  return `${PASSWORD_VARIABLE} is missing: the password of --login.`;
}

/** Signs a person in at the door, by the procedure every window uses; answers the code of the refusal, null where it is done. */
export async function signInAtDoor(
  service: Service,
  session: Session,
  input: { readonly login: string; readonly password: string },
): Promise<string | null> {
  const path = ['session', 'signIn'];
  const procedure = getRouter(service.router, path);
  if (!isProcedure(procedure)) throw new Error('The contract has no session.signIn');
  try {
    await createProcedureClient(procedure, { context: service.contextFor(session), path })(input);
    return null;
  } catch (error) {
    if (error instanceof ORPCError) return String(error.code);
    throw error;
  }
}
