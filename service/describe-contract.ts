import { getEventIteratorSchemaDetails, isContractProcedure, type AnyContractRouter } from '@orpc/contract';
import { z } from 'zod';
import { failures } from '../contract/failure.ts';
import type { ProcedureMeta } from '../contract/procedure.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** One procedure as the headless door's help tells it. */
export interface ProcedureDescription extends ProcedureMeta {
  readonly call: string;
  readonly input: JsonSchema;
  /** Of the answer; of one event for a feed. */
  readonly output: JsonSchema;
}

/** Every procedure with its JSON Schemas, permission and one sentence, and the refusals any of them may answer. */
export function describeContract(router: AnyContractRouter): {
  readonly procedures: readonly ProcedureDescription[];
  readonly failures: Readonly<Record<string, { readonly message: string; readonly data: JsonSchema | null }>>;
} {
  const refusals = Object.entries(failures).map(([code, failure]) => {
    const data = 'data' in failure ? schemaOf(failure.data, 'output') : null;
    return [code, { message: failure.message, data }] as const;
  });
  return { procedures: proceduresOf(router, []).map(describe), failures: Object.fromEntries(refusals) };
}

interface Named {
  readonly call: string;
  readonly meta: ProcedureMeta;
  readonly inputSchema: unknown;
  readonly outputSchema: unknown;
}

function proceduresOf(router: AnyContractRouter, path: readonly string[]): readonly Named[] {
  if (isContractProcedure(router)) {
    const { meta, inputSchema, outputSchema } = router['~orpc'];
    // Every procedure of this contract is made by contract/procedure.ts, which gives it this meta.
    return [{ call: path.join('.'), meta: meta as ProcedureMeta, inputSchema, outputSchema }];
  }
  return Object.entries(router).flatMap(([name, inner]) => proceduresOf(inner as AnyContractRouter, [...path, name]));
}

function describe({ call, meta, inputSchema, outputSchema }: Named): ProcedureDescription {
  const streamed = getEventIteratorSchemaDetails(outputSchema as Parameters<typeof getEventIteratorSchemaDetails>[0]);
  return {
    call,
    ...meta,
    input: schemaOf(inputSchema, 'input'),
    output: schemaOf(streamed === undefined ? outputSchema : streamed.yields, 'output'),
  };
}

/** What JSON Schema cannot say (a value composed by the domain) is described as anything. */
function schemaOf(schema: unknown, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: 'any' });
}
