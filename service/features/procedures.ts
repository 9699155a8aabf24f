import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../contract/index.ts';
import type { ProcedureMeta } from '../../contract/procedure.ts';
import type { Log } from '../log.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Session } from '../session.ts';
import type { Gate } from '../sign-in/gate.ts';
import { refusals } from './refusals.ts';

/** What every call carries: who calls, and where to write what went wrong. */
export interface CallContext {
  readonly session: Session;
  readonly gate: Gate;
  readonly clock: { now(): Instant };
  readonly log: Log;
  readonly newId: () => string;
}

/** What a handler is given: the caller, and how far the permission of the procedure lets this caller see. */
export interface GuardedContext extends CallContext {
  readonly scope: Scope;
}

/** What a wall may ask besides figures: who it is, what has changed, and whether the intake is alive. */
const WALL_PROCEDURES: ReadonlySet<string> = new Set(['session.who', 'system.changes', 'system.status']);

const base = implement(contract).$context<CallContext>();

/** The contract, guarded: features hang their handlers on it, and no handler is reached by another road. */
export const os = base.use(guard());

/** One step for every call, before its input is looked at: three would cost an inbox page more than what they check. */
function guard() {
  return base.middleware(async ({ context, next, path, procedure }) => {
    try {
      checkDesk(context, path);
      return await next({ context: { scope: permittedScope(context, path, procedure['~orpc'].meta) } });
    } catch (error) {
      throw refusalOrFault(error, context, path);
    }
  });
}

/**
 * A refusal passes; anything else is a bug: the caller gets a correlation id and the log the rest. The error's own words may
 * quote a message, so the log line has its name and place only.
 */
function refusalOrFault(error: unknown, { newId, log }: CallContext, path: readonly string[]): unknown {
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const correlationId = newId();
  const cause = error instanceof ORPCError ? error.cause : error;
  log.error('call-failed', { call: path.join('.'), correlationId, error: nameOf(cause), where: placeOf(cause) });
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'The service has a fault.', data: { correlationId } });
}

/** The person at the desk must be there still: an empty or locked desk, or one whose password must be changed, answers `session` only. */
function checkDesk({ gate, session }: CallContext, path: readonly string[]): void {
  gate.admit(session);
  if (path[0] === 'session') return;
  // What everybody may read, such as the categories, is still for somebody: an empty desk is asked to sign in.
  if (session.person === null && !session.isWall) throw refusals['not-signed-in']();
  if (session.isLocked) throw refusals.locked();
  if (session.mustChange) throw refusals['must-change-password']();
}

/** Default deny: the role must have the permission the procedure declares. Answers how far it reaches. */
function permittedScope(
  { session, clock }: CallContext,
  path: readonly string[],
  { permission, fresh, verb }: ProcedureMeta,
): Scope {
  // Whatever it may read, a wall orders nothing.
  const isForWall = () => (permission === 'statistics.read' && verb === 'query') || WALL_PROCEDURES.has(path.join('.'));
  if (session.isWall && !isForWall()) throw refusals['not-allowed']({ data: { permission } });
  if (!session.permissions.has(permission)) {
    if (session.person === null && !session.isWall) throw refusals['not-signed-in']();
    throw refusals['not-allowed']({ data: { permission } });
  }
  if (fresh && !session.isFresh(clock.now())) throw refusals['not-fresh']();
  return session.scopeFor(permission);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** The first frames of the stack, without its first line, which is the message. */
function placeOf(error: unknown): string | null {
  if (!(error instanceof Error) || error.stack === undefined) return null;
  const frames = error.stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return frames
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' < ');
}
