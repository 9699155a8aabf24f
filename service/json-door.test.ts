import { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from './a-desk.ts';
import type { Visitor } from './create-service.ts';
import { serveJsonLines } from './json-door.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.close());

interface Line {
  readonly id: string | number | null;
  readonly output?: unknown;
  readonly event?: unknown;
  readonly failure?: { readonly code: string; readonly message: string; readonly data?: unknown };
}

/** A door with somebody who writes lines and waits for lines. */
class Caller {
  readonly lines: Line[] = [];
  readonly closed: Promise<void>;
  readonly #input = new PassThrough();
  readonly #stopper = new AbortController();
  readonly #waiting: { isIt(line: Line): boolean; found(line: Line): void }[] = [];

  constructor(visitor: Visitor) {
    const output = new PassThrough();
    createInterface({ input: output }).on('line', (text) => this.#take(JSON.parse(text) as Line));
    const context = desk.service.contextFor(desk.service.openSession(visitor));
    this.closed = serveJsonLines({
      router: desk.service.router,
      context,
      input: this.#input,
      output,
      signal: this.#stopper.signal,
    });
  }

  say(line: unknown): void {
    this.#input.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  }

  /** The line that answers, also where it has come already. */
  next(isIt: (line: Line) => boolean): Promise<Line> {
    const here = this.lines.find(isIt);
    return here === undefined ? new Promise((found) => this.#waiting.push({ isIt, found })) : Promise.resolve(here);
  }

  async ask(id: number, call: string, input?: unknown): Promise<Line> {
    this.say({ id, call, input });
    return this.next((line) => line.id === id);
  }

  hangUp(): Promise<void> {
    this.#input.end();
    return this.closed;
  }

  interrupt(): Promise<void> {
    this.#stopper.abort();
    return this.closed;
  }

  #take(line: Line): void {
    this.lines.push(line);
    for (const waiting of this.#waiting) if (waiting.isIt(line)) waiting.found(line);
  }
}

let caller: Caller;
const open = (visitor: Visitor = { role: 'script' }) => (caller = new Caller(visitor));
afterEach(() => caller.hangUp());

describe('the JSON-lines door', () => {
  it('answers a call with what it gives', async () => {
    const { output } = await open().ask(1, 'session.who');
    expect((output as { person: { name: string } }).person.name).toBe('李巡');
  });

  it('answers what is refused with the code, the words and the data of the contract', async () => {
    open({ as: 'operator' });
    const answers = [
      await caller.ask(1, 'rules.save', {}),
      await caller.ask(2, 'issues.get', { id: '01990000-0000-7000-8000-000000000000' }),
    ];
    expect(answers).toEqual([
      {
        id: 1,
        failure: {
          code: 'not-allowed',
          message: 'The role of this person does not include it.',
          data: { permission: 'rule.edit' },
        },
      },
      {
        id: 2,
        failure: {
          code: 'not-found',
          message: 'There is no such row.',
          data: { entity: 'issue', id: '01990000-0000-7000-8000-000000000000' },
        },
      },
    ]);
  });

  it('names the fields of an input that has the wrong shape', async () => {
    const { failure } = await open().ask(1, 'inbox.conversation', { id: 'x', before: 1, after: 1 });
    const { issues } = failure?.data as { issues: { path: string[] }[] };
    expect([failure?.code, issues.map(({ path }) => path)]).toEqual(['BAD_REQUEST', [['id']]]);
  });

  it('tells what is wrong with a line and stays open', async () => {
    open();
    for (const line of [
      'not json',
      '[]',
      '7',
      '{"call":"session.who"}',
      '{"id":2}',
      '{"id":3,"call":"no.such"}',
      '',
      '{"id":4,"call":"__proto__"}',
    ]) {
      caller.say(line);
    }
    await caller.ask(5, 'session.who');
    expect(caller.lines.map(({ id, failure }) => [id, failure?.code])).toEqual([
      [null, 'BAD_REQUEST'],
      [null, 'BAD_REQUEST'],
      [null, 'BAD_REQUEST'],
      [null, 'BAD_REQUEST'],
      [2, 'BAD_REQUEST'],
      [3, 'NOT_FOUND'],
      [4, 'NOT_FOUND'],
      [5, undefined],
    ]);
  });

  it('streams events until they are cancelled, and nothing afterwards', async () => {
    open();
    caller.say({ id: 'changes', call: 'system.changes' });
    await caller.next(({ id, event }) => id === 'changes' && event !== undefined);
    await caller.ask(2, 'categories.add', { commandId: desk.newCommand(), parentId: null, name: '新的一类' });
    const told = await caller.next(
      ({ event }) => (event as { entities?: string[] } | undefined)?.entities?.includes('category') === true,
    );
    caller.say({ id: 'changes', cancel: true });
    const heard = caller.lines.filter(({ id }) => id === 'changes').length;
    await caller.ask(3, 'categories.add', { commandId: desk.newCommand(), parentId: null, name: '又一类' });
    await caller.hangUp();
    expect([told.id, caller.lines.filter(({ id }) => id === 'changes').length]).toEqual(['changes', heard]);
  });

  it('answers help with every procedure, its schemas, permission and one sentence', async () => {
    const { output } = await open().ask(1, 'help');
    const { procedures, failures } = output as { procedures: { call: string }[]; failures: Record<string, unknown> };
    expect({
      count: procedures.length > 50,
      dispatch: procedures.find(({ call }) => call === 'issues.urge'),
      feed: procedures.find(({ call }) => call === 'system.changes'),
      refusal: failures['not-allowed'],
    }).toMatchObject({
      count: true,
      dispatch: {
        verb: 'command',
        permission: 'issue.dispatch',
        writes: ['issue'],
        summary: 'Records a reminder.',
        input: {
          type: 'object',
          properties: { channel: { type: 'string', enum: ['console', 'phone', 'supervision-group'] } },
        },
        output: { type: 'object' },
      },
      feed: { verb: 'feed', output: { type: 'object', properties: { seq: { type: 'integer' } } } },
      refusal: { message: 'The role of this person does not include it.', data: { type: 'object' } },
    });
  });

  it('answers what was asked before the input ended', async () => {
    open();
    caller.say({ id: 1, call: 'regions.all' });
    caller.say({ id: 2, call: 'system.changes' });
    await caller.hangUp();
    await caller.next(({ id }) => id === 1);
    expect(caller.lines.filter(({ id, output }) => id === 1 && output !== undefined).length).toBe(1);
  });

  it('closes in the same order when it is interrupted', async () => {
    open();
    caller.say({ id: 1, call: 'system.changes' });
    await caller.next(({ event }) => event !== undefined);
    await caller.interrupt();
    expect(caller.lines.every(({ failure }) => failure === undefined)).toBe(true);
  });
});
