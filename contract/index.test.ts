import { isContractProcedure, type AnyContractRouter } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSIONS } from '../domain/people/role.ts';
import { ENTITIES } from './entity.ts';
import { contract } from './index.ts';
import { factSelector } from './issues.ts';
import { UNDECLARED, type ProcedureMeta } from './procedure.ts';
import { instant, line, regionCode, words } from './scalars.ts';

interface Named {
  readonly call: string;
  readonly meta: ProcedureMeta;
  readonly hasSchemas: boolean;
  readonly takes: (input: unknown) => boolean;
  readonly input: Schema;
}

/** As much of a JSON Schema as the texts of an input are found by. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

function proceduresOf(router: AnyContractRouter, path: readonly string[] = []): readonly Named[] {
  if (isContractProcedure(router)) {
    const { meta, inputSchema, outputSchema } = router['~orpc'];
    const schema = inputSchema as unknown as { safeParse(value: unknown): { success: boolean } };
    return [
      {
        call: path.join('.'),
        meta: meta as ProcedureMeta,
        hasSchemas: inputSchema !== undefined && outputSchema !== undefined,
        takes: (input) => schema.safeParse(input).success,
        input: z.toJSONSchema(inputSchema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Schema,
      },
    ];
  }
  return Object.entries(router).flatMap(([name, inner]) => proceduresOf(inner as AnyContractRouter, [...path, name]));
}

const procedures = proceduresOf(contract);

/** Judged by the rules as typed, and neither stored, logged nor shown. */
const SECRETS: ReadonlySet<string> = new Set(['password', 'next', 'temporaryPassword']);

/** Every text of an input that somebody could have typed, by its place. */
function textsOf(schema: Schema, at: string): readonly (readonly [string, Schema])[] {
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, of]) => textsOf(of, `${at}.${name}`)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((of) => textsOf(of, at)),
    ...(schema.items === undefined ? [] : textsOf(schema.items, `${at}[]`)),
  ];
  const isTyped = schema.enum === undefined && schema.const === undefined && schema.format !== 'base64';
  return schema.type === 'string' && isTyped ? [...inner, [at, schema]] : inner;
}

describe('the contract', () => {
  it('declares of every procedure who may call it and what it reads or writes', () => {
    const undeclared = procedures
      .filter(({ meta }) => meta === UNDECLARED || meta.summary === '')
      .map(({ call }) => call);
    const silent = procedures
      .filter(({ meta }) => meta.verb === 'command' && meta.writes.length === 0)
      .map(({ call }) => call);
    const unpermitted = procedures.filter(({ meta }) => !PERMISSIONS.includes(meta.permission)).map(({ call }) => call);
    expect({ undeclared, silent, unpermitted }).toEqual({ undeclared: [], silent: [], unpermitted: [] });
  });

  it('says of every procedure what goes in and what comes out', () => {
    expect(procedures.filter(({ hasSchemas }) => !hasSchemas).map(({ call }) => call)).toEqual([]);
  });

  it('tells in one sentence what each procedure does', () => {
    const untold = procedures.filter(({ meta }) => !/^[A-Z][^\n]*\.$/.test(meta.summary)).map(({ call }) => call);
    expect(untold).toEqual([]);
  });

  it('writes nothing that no query reads', () => {
    const read = new Set(procedures.flatMap(({ meta }) => meta.reads));
    const written = new Set(procedures.flatMap(({ meta }) => meta.writes));
    expect({
      unread: [...written].filter((entity) => !read.has(entity)),
      unknown: [...read, ...written].filter((entity) => !ENTITIES.includes(entity)),
    }).toEqual({ unread: [], unknown: [] });
  });

  it('carries a command out once by its id; only sitting down, proving and leaving have none', () => {
    const without = procedures
      .filter(({ meta, input }) => meta.verb === 'command' && input.required?.includes('commandId') !== true)
      .map(({ call }) => call);
    const session = ['enter', 'setUp', 'signIn', 'lock', 'unlock', 'signOut', 'reauthenticate', 'changePassword'];
    expect(without).toEqual(session.map((name) => `session.${name}`));
  });

  it('takes no input of another shape', () => {
    const careless = procedures.filter(({ takes }) => takes('text') || takes(null) || takes(7)).map(({ call }) => call);
    expect(careless).toEqual([]);
  });
});

describe('a text of an input', () => {
  const texts = procedures
    .flatMap(({ call, input }) => textsOf(input, call))
    .filter(([place]) => !SECRETS.has(place.split('.').at(-1) ?? ''));

  it.each(['停水\u0000', '\u0007停水', '停\u001b[31m水', '停\u009b水', '停\ud800水'])(
    'is refused wherever it is typed where it holds what is no character: %j',
    (text) => {
      const takers = texts.filter(([, { pattern }]) => pattern === undefined || new RegExp(pattern, 'u').test(text));
      expect(takers.map(([place]) => place)).toEqual([]);
    },
  );

  it('may have several lines where several are asked for, and one line where it is a name', () => {
    const takes = (place: string) =>
      texts.filter(([at, { pattern }]) => at === place && new RegExp(pattern ?? '', 'u').test('一\n二')).length === 1;
    const places = ['issues.tell.text', 'inbox.search.query', 'categories.rename.name', 'people.add.name'];
    expect(places.map(takes)).toEqual([true, true, false, false]);
  });
});

describe('the scalars of the contract', () => {
  it('take a moment only where it has a date', () => {
    expect([0, 1_795_500_000_000, -1, 0.5, 8.64e15].map((value) => instant.safeParse(value).success)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('take official codes of county, township and village', () => {
    const codes = ['430202', '430202001', '430202001001', '43', '4302020', '430202001001 ', 'abcdef'];
    expect(codes.map((code) => regionCode.safeParse(code).success)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('trim words and keep control characters out of a line', () => {
    expect([
      words(10).parse('  水管坏了 '),
      line(10).safeParse('a\u0000b').success,
      line(10).safeParse('  ').success,
    ]).toEqual(['水管坏了', false, false]);
  });

  it('take every selector the domain draws figures with', () => {
    const selectors = [
      { kind: 'received', countyCode: null, rootCategoryId: null },
      { kind: 'stage', stage: 'handling', countyCode: '430202', rootCategoryId: null },
      { kind: 'closed', outcome: null, countyCode: 'unknown' },
      { kind: 'rate', rate: 'closing', part: 'numerator', countyCode: null },
    ];
    expect(selectors.map((selector) => factSelector.safeParse(selector).success)).toEqual([true, true, true, true]);
  });
});
