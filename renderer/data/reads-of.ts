import { isContractProcedure } from '@orpc/contract';
import type { Entity } from '../../contract/entity.ts';
import { contract } from '../../contract/index.ts';
import type { ProcedureMeta } from '../../contract/procedure.ts';

/** The entities a query key of the contract declares it reads; empty for keys that are none of the contract's. */
export function readsOf(queryKey: readonly unknown[]): readonly Entity[] {
  const [path] = queryKey;
  if (!Array.isArray(path)) return [];
  let node: unknown = contract;
  for (const step of path)
    node = node === null || typeof node !== 'object' ? undefined : Reflect.get(node, step as string);
  if (!isContractProcedure(node)) return [];
  return (node['~orpc'].meta as ProcedureMeta).reads;
}
