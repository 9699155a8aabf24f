import { z } from 'zod';

/** What a procedure reads or writes; a write invalidates exactly the queries that declare they read it. */
export const ENTITIES = [
  'message',
  'issue',
  'lead',
  'category',
  'region',
  'unit',
  'account',
  'group',
  'gap',
  'set-aside',
  'rule',
  'search',
  'urgent',
  'import',
  'brief',
  'session',
  'person',
  'setting',
  'audit',
  'export',
  'suggestion',
  'claim',
  'patrol',
  'post',
  'shift',
  'knowledge',
  'answer',
  'help',
] as const;
export type Entity = (typeof ENTITIES)[number];
export const entity = z.enum(ENTITIES);
