import { oc } from '@orpc/contract';
import type { Permission } from '../domain/people/role.ts';
import type { Entity } from './entity.ts';
import { failures } from './failure.ts';

/** What every procedure says of itself. `query` reads, `command` writes, `feed` streams. */
export interface ProcedureMeta {
  readonly verb: 'query' | 'command' | 'feed';
  readonly permission: Permission;
  readonly reads: readonly Entity[];
  readonly writes: readonly Entity[];
  /** Whether the person must have typed the password within five minutes (domain/people/freshness.ts). */
  readonly fresh: boolean;
  /** One English sentence for the headless door's help. */
  readonly summary: string;
}

/** A procedure that was declared without `query`, `command` or `feed` carries this and fails the contract test. */
export const UNDECLARED: ProcedureMeta = {
  verb: 'query',
  permission: 'system.read',
  reads: [],
  writes: [],
  fresh: false,
  summary: '',
};

const base = oc.$meta<ProcedureMeta>(UNDECLARED).errors(failures);

/** Declares a procedure that only reads. */
export function query(declared: {
  readonly permission: Permission;
  readonly reads: readonly Entity[];
  readonly fresh?: boolean;
  readonly summary: string;
}) {
  return base.meta({ verb: 'query', writes: [], fresh: false, ...declared });
}

/** Declares a procedure that writes. */
export function command(declared: {
  readonly permission: Permission;
  readonly writes: readonly Entity[];
  readonly fresh?: boolean;
  readonly summary: string;
}) {
  return base.meta({ verb: 'command', reads: [], fresh: false, ...declared });
}

/** Declares a procedure that streams events until the caller stops it. */
export function feed(declared: {
  readonly permission: Permission;
  readonly reads: readonly Entity[];
  readonly summary: string;
}) {
  return base.meta({ verb: 'feed', writes: [], fresh: false, ...declared });
}
