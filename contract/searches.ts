import { z } from 'zod';
import { command, query } from './procedure.ts';
import { commandId, instant, line, searchId, sought } from './scalars.ts';

/** What is searched for: the query as it was typed, and a period chosen beside it. */
export const searchQuestion = {
  query: sought(200),
  period: z.object({ from: instant, to: instant }).nullable(),
};

export const searchOrder = z.enum(['newest', 'best']);
export type SearchOrder = z.infer<typeof searchOrder>;

/** What is wrong with a query, and where in it. */
export const searchProblem = z.object({
  kind: z.enum([
    'unclosed-quote',
    'no-value',
    'no-alternative',
    'excluded-filter',
    'nothing-asked',
    'bad-date',
    'bad-has',
    'bad-state',
    'unknown-group',
    'unknown-place',
    'unknown-category',
    'sender-hidden',
  ]),
  at: z.int().min(0),
  length: z.int().min(0),
  said: z.string(),
});

export const savedSearch = z.object({
  id: searchId,
  name: z.string(),
  query: z.string(),
  order: searchOrder,
  version: z.int(),
});
export type SavedSearch = z.infer<typeof savedSearch>;

export const searches = {
  list: query({
    permission: 'message.read',
    reads: ['search'],
    summary: 'The searches this person has saved, by name.',
  })
    .input(z.object({}))
    .output(z.object({ searches: z.array(savedSearch) })),
  save: command({
    permission: 'message.read',
    writes: ['search'],
    summary: 'Saves a query under a name of its own, or gives the one of that name another query.',
  })
    .input(z.object({ commandId, name: line(30), query: line(200), order: searchOrder }))
    .output(z.object({ search: savedSearch })),
  remove: command({
    permission: 'message.read',
    writes: ['search'],
    summary: 'Forgets a saved search of this person.',
  })
    .input(z.object({ commandId, id: searchId }))
    .output(z.object({})),
};
