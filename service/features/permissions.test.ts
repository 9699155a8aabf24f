import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { ROLES } from '../../domain/people/role.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { isFeed } from '../a-feed.ts';
import { describeContract } from '../describe-contract.ts';
import { sampleInputs, type Target } from '../sample-inputs.ts';
import { type SeatedPerson, Session } from '../session.ts';

/** Written by the test with `npx vitest run -u` and read by people: a change of who may call what is a change of this page. */
const PAGE = path.join(import.meta.dirname, '..', '..', 'docs', 'permissions.md');

const REFUSED = new Set(['not-allowed', 'not-signed-in', 'locked']);
const BAD_SHAPE = 'bad shape';
/** Calls of each procedure as each caller; `npm run torture -- people` makes more, of another seed. */
const CALLS = Number(process.env['ROLE_CALLS'] ?? 3);
const SEED = Number(process.env['ROLE_SEED'] ?? 7);
const { procedures } = describeContract(contract);

let desk: Desk;
let target: Target;
let countyOperator: SeatedPerson;
beforeAll(async () => {
  desk = await aDesk();
  const [message] = await desk.hear(['路灯坏了']);
  const { people } = await desk.script.session.people({});
  const ofCounty = people.find((person) => person.territory.length > 0);
  if (ofCounty === undefined) throw new Error('Nobody works in one county');
  countyOperator = ofCounty;
  target = {
    uuids: ['00000000-0000-7000-8000-000000000001', people[0]?.id ?? ''],
    regions: ['430281', '430281100001'],
    numbers: [message ?? 1],
    words: ['路灯'],
    now: desk.now(),
  };
});
afterAll(() => desk.close());

function lockedDesk(): Session {
  const session = desk.service.openSession({ as: 'operator' });
  session.lock();
  return session;
}

/** Who calls, in the order of the columns. */
function callers(): readonly (readonly [string, () => Session])[] {
  const { service } = desk;
  return [
    ...ROLES.map((role) => [role, () => service.openSession({ as: role })] as const),
    ['operator of a county', () => new Session({ kind: 'desk', person: countyOperator })],
    ['locked desk', lockedDesk],
    ['empty desk', () => new Session({ kind: 'desk', person: null })],
    ['window on the wall', () => service.openSession({ role: 'wall' })],
  ];
}

describe('all procedures × all roles', () => {
  it('are allowed and refused as docs/permissions.md says', async () => {
    const lines: string[] = [];
    const faults: string[] = [];
    for (const procedure of procedures) {
      const cells: string[] = [];
      for (const [who, open] of callers()) {
        const codes = await Promise.all(
          sampleInputs(procedure, target, { count: CALLS, seed: SEED }).map((input) =>
            codeOf(desk.callAs(open(), procedure.call, input)),
          ),
        );
        if (codes.includes('INTERNAL_SERVER_ERROR')) faults.push(`${procedure.call} as ${who}`);
        if (codes.some((code) => REFUSED.has(code)) !== codes.every((code) => REFUSED.has(code)))
          faults.push(`${procedure.call} as ${who}: ${codes.join(', ')}`);
        cells.push(codes.every((code) => REFUSED.has(code)) ? ' ' : '●');
      }
      lines.push(`| ${procedure.call} | ${procedure.permission} | ${cells.join(' | ')} |`);
    }
    expect(faults).toEqual([]);
    await expect(page(lines)).toMatchFileSnapshot(PAGE);
  }, 900_000);

  it('are each called with an input that its schema takes', async () => {
    const unfit: string[] = [];
    for (const procedure of procedures) {
      const session = desk.service.openSession({ role: 'script' });
      const codes = await Promise.all(
        sampleInputs(procedure, target, { count: 20, seed: 11 }).map((input) =>
          codeOf(desk.callAs(session, procedure.call, input)),
        ),
      );
      if (codes.every((code) => code === BAD_SHAPE)) unfit.push(procedure.call);
    }
    expect(unfit).toEqual([]);
  }, 120_000);
});

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    const answer = await call;
    if (isFeed(answer)) await (answer as unknown as AsyncIterator<unknown>).return?.();
    return 'answered';
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message?: string };
    // What a rule refuses has passed the schema.
    return message === 'Input validation failed' ? BAD_SHAPE : (code ?? String(error));
  }
}

function page(lines: readonly string[]): string {
  const names = callers().map(([who]) => who);
  return [
    '# Who may call what',
    '',
    'Measured by `service/features/permissions.test.ts`, which calls every procedure of the contract as everybody. ● is allowed, empty is refused.',
    'How far an allowed call reaches (whole city, own regions) is in `domain/people/permission-table.ts` and on the page 权限表.',
    'The headless door without a role or a login is a seat for scripts that may call everything in the training profile; in a centre it acts for nobody, so every command of a person is refused there.',
    '',
    `| procedure | permission | ${names.join(' | ')} |`,
    `|---|---|${names.map(() => '---|').join('')}`,
    ...lines,
    '',
  ].join('\n');
}
