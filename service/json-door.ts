import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createProcedureClient, getRouter, isProcedure, ORPCError, type AnyRouter } from '@orpc/server';
import { contract } from '../contract/index.ts';
import type { CallContext } from './features/procedures.ts';
import { describeContract } from './describe-contract.ts';

/** What the door hangs between. */
export interface JsonDoor {
  readonly router: AnyRouter;
  readonly context: CallContext;
  readonly input: Readable;
  readonly output: Writable;
  /** Aborted: as if the input had ended. */
  readonly signal: AbortSignal;
}

type LineId = string | number | null;
/** What one line asks for. */
type Request =
  | { readonly kind: 'call'; readonly id: LineId; readonly call: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: LineId }
  | { readonly kind: 'unreadable'; readonly id: LineId; readonly message: string };

/**
 * Serves the contract as JSON lines until the input ends; resolves when every call under way is answered. One line asks, lines
 * with the same id answer: `output` once, `failure` once, or `event` until the caller cancels. A bad line gets a failure and
 * the door stays open.
 */
export async function serveJsonLines({ router, context, input, output, signal }: JsonDoor): Promise<void> {
  const verbs = new Map(describeContract(contract).procedures.map(({ call, verb }) => [call, verb]));
  const running = new Map<LineId, { readonly stopper: AbortController; readonly isFeed: boolean }>();
  const underWay = new Set<Promise<void>>();
  const say = (line: object) => void output.write(`${JSON.stringify(line)}\n`);

  const answer = async (id: LineId, call: string, given: unknown) => {
    if (call === 'help') return say({ id, output: describeContract(contract) });
    if (!verbs.has(call))
      return say({
        id,
        failure: {
          code: 'NOT_FOUND',
          message: `There is no procedure ${JSON.stringify(call.slice(0, 80))}; call help.`,
        },
      });
    if (running.has(id)) return say({ id, failure: { code: 'busy', message: 'A call with this id is under way.' } });
    const stopper = new AbortController();
    running.set(id, { stopper, isFeed: verbs.get(call) === 'feed' });
    try {
      const result = await callProcedure(router, context, call, given, stopper.signal);
      if (!isStream(result)) return say({ id, output: result ?? null });
      for await (const event of result) {
        if (stopper.signal.aborted) return;
        say({ id, event });
      }
    } catch (error) {
      if (!stopper.signal.aborted) say({ id, failure: failureOf(error) });
    } finally {
      running.delete(id);
    }
  };

  for await (const line of createInterface({ input, crlfDelay: Infinity, signal })) {
    if (line.trim() === '') continue;
    const request = readRequest(line);
    if (request.kind === 'unreadable')
      say({ id: request.id, failure: { code: 'BAD_REQUEST', message: request.message } });
    else if (request.kind === 'cancel') running.get(request.id)?.stopper.abort();
    else {
      const work = answer(request.id, request.call, request.input);
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    }
  }
  // Streams end with the input; calls are answered first, so that a caller that writes and closes loses nothing.
  for (const { isFeed, stopper } of running.values()) if (isFeed) stopper.abort();
  await Promise.all(underWay);
}

function callProcedure(
  router: AnyRouter,
  context: CallContext,
  call: string,
  input: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  const path = call.split('.');
  const procedure = getRouter(router, path);
  if (!isProcedure(procedure)) throw new Error(`The contract names ${call} and nothing implements it`);
  return createProcedureClient(procedure, { context, path })(input, { signal });
}

function readRequest(line: string): Request {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return { kind: 'unreadable', id: null, message: 'The line is not JSON.' };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { kind: 'unreadable', id: null, message: 'The line is not an object.' };
  }
  const { id, call, input, cancel } = given as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number')
    return { kind: 'unreadable', id: null, message: 'The line has no id.' };
  if (cancel === true) return { kind: 'cancel', id };
  if (typeof call !== 'string') return { kind: 'unreadable', id, message: 'The line names no procedure.' };
  return { kind: 'call', id, call, input: input ?? {} };
}

function isStream(result: unknown): result is AsyncIterable<unknown> {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
}

function failureOf(error: unknown): { readonly code: string; readonly message: string; readonly data?: unknown } {
  if (!(error instanceof ORPCError)) return { code: 'INTERNAL_SERVER_ERROR', message: 'The service has a fault.' };
  const { code, message, data } = error;
  return data === undefined ? { code, message } : { code, message, data };
}
