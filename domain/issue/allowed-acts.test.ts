import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../people/role.ts';
import { allowedActs } from './allowed-acts.ts';
import { ISSUE_STATES } from './issue.ts';
import { ACTS, anIssue, CHECKER, CREATED_AT, FACTS, READER, WAY_TO } from './issue-builders.ts';
import { decide } from './transition.ts';

const possible = (acts: ReturnType<typeof allowedActs>) => acts.filter((act) => act.possible).map(({ act }) => act);

describe('allowedActs', () => {
  it('offers exactly what decide would accept, in every state', () => {
    for (const state of ISSUE_STATES) {
      const issue = anIssue(WAY_TO[state]);
      const offered = allowedActs(issue, { id: READER }, PERMISSIONS);
      const accepted = offered.filter(({ act }) => decide(issue, ACTS[act], { at: CREATED_AT, by: READER }, FACTS).ok);
      expect([state, possible(offered)]).toEqual([state, accepted.map(({ act }) => act)]);
    }
  });

  it('says why not: permission first, then the state, then the person', () => {
    const issue = anIssue(WAY_TO['fed-back']);
    const why = (id: typeof READER, permissions: typeof PERMISSIONS | []) =>
      allowedActs(issue, { id }, permissions).find(({ act }) => act === 'verified');
    expect([why(CHECKER, PERMISSIONS), why(READER, PERMISSIONS), why(CHECKER, [])]).toEqual([
      { act: 'verified', possible: true, why: null },
      { act: 'verified', possible: false, why: 'second-person-required' },
      { act: 'verified', possible: false, why: 'not-allowed' },
    ]);
  });

  it('offers nothing to nobody, and telling only once', () => {
    const told = anIssue([...WAY_TO.closed, ACTS.told]);
    expect([
      possible(allowedActs(told, null, PERMISSIONS)),
      allowedActs(told, { id: CHECKER }, PERMISSIONS).at(-1),
    ]).toEqual([[], { act: 'told', possible: false, why: 'already-told' }]);
  });
});
