import { randomUUID } from 'node:crypto';
import { seededRandom } from '../domain/seeded-random.ts';
import type { ProcedureDescription } from './describe-contract.ts';

/** For tests: what the inputs of a procedure are made of. Every row that may be named is in here. */
export interface Target {
  /** Ids of issues, groups, accounts, people, … */
  readonly uuids: readonly string[];
  readonly regions: readonly string[];
  /** Keys of messages, recusals, gaps. */
  readonly numbers: readonly number[];
  /** Words of a text, a title, a name. */
  readonly words: readonly string[];
  readonly now: number;
}

interface Schema {
  readonly type?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maximum?: number;
}

const DAY_MS = 86_400_000;

/**
 * For tests: inputs of the right shape for any procedure of the contract, made from its schema alone, so that a procedure added
 * tomorrow is called today. The same seed gives the same inputs.
 */
export function sampleInputs(
  procedure: Pick<ProcedureDescription, 'call' | 'input'>,
  target: Target,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly unknown[] {
  const random = seededRandom(seed + procedure.call.length);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

  const text = (schema: Schema, name: string): string => {
    if (name === 'commandId') return randomUUID();
    if (schema.format === 'base64') return '';
    if (schema.pattern?.includes('[0-9a-f]{8}-') === true) return pick(target.uuids);
    if (schema.pattern?.includes('\\d{6}') === true) return pick(target.regions);
    return pick(target.words).slice(0, schema.maxLength ?? 50);
  };

  const number = (schema: Schema, name: string): number => {
    switch (name) {
      case 'limit':
        return Math.min(schema.maximum ?? 50, 200);
      case 'week':
      case 'from':
        return target.now - 7 * DAY_MS;
      case 'to':
      case 'cutOff':
      case 'dueAt':
        return target.now + DAY_MS;
      default:
        return Math.min(pick([1, 2, 3, ...target.numbers]), schema.maximum ?? Number.MAX_SAFE_INTEGER);
    }
  };

  const make = (schema: Schema, name: string): unknown => {
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return pick(schema.enum);
    const either = schema.anyOf ?? schema.oneOf;
    if (either !== undefined) return make(pick(either), name);
    switch (schema.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, make(inner, key)]),
        );
      case 'array':
        return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => make(schema.items ?? {}, name));
      case 'string':
        return text(schema, name);
      case 'integer':
      case 'number':
        return number(schema, name);
      case 'boolean':
        return random() < 0.5;
      default:
        return null;
    }
  };

  return Array.from({ length: count }, () => make(procedure.input as Schema, ''));
}
