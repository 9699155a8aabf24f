import { isContractProcedure, type AnyContractRouter } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
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
      },
    ];
  }
  return Object.entries(router).flatMap(([name, inner]) => proceduresOf(inner as AnyContractRouter, [...path, name]));
}

const procedures = proceduresOf(contract);

describe('the contract', () => {
  it('declares of every procedure who may call it and what it reads or writes', () => {
    const undeclared = procedures
      .filter(({ meta }) => meta === UNDECLARED || meta.summary === '')
      .map(({ call }) => call);
    const silent = procedures
      .filter(({ meta }) => meta.verb === 'command' && meta.writes.length === 0)
      .map(({ call }) => call);
    expect({ undeclared, silent }).toEqual({ undeclared: [], silent: [] });
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

  it('takes no input of another shape', () => {
    const careless = procedures.filter(({ takes }) => takes('text') || takes(null) || takes(7)).map(({ call }) => call);
    expect(careless).toEqual([]);
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
