import { describe, expect, it } from 'vitest';
import type { OperatorId, RegionCode } from '../domain/ids.ts';
import { NOTHING } from '../domain/people/scope.ts';
import { instant } from '../domain/time/instant.ts';
import { type SeatedPerson, Session } from './session.ts';

const NOW = instant(1_795_500_000_000);
const person = (id: string): SeatedPerson => ({ id: id as OperatorId, name: id, role: 'approver', territory: [] });
const county = { ...person('a'), territory: ['430281' as RegionCode] };

describe('a session', () => {
  it('of a locked desk has no permission but to open it, and sees no row', () => {
    const session = new Session({ kind: 'desk', person: person('a') });
    session.lock();
    expect([[...session.permissions], session.scopeFor('issue.read')]).toEqual([['session'], NOTHING]);
  });

  it('of an empty desk has no permission but to sit down, and sees no row', () => {
    const session = new Session({ kind: 'desk', person: null });
    expect([[...session.permissions], session.scopeFor('issue.read')]).toEqual([['session'], NOTHING]);
  });

  it('forgets the proof of the password with whoever sits down, locks or leaves', () => {
    const after = (act: (session: Session) => void): boolean => {
      const session = new Session({ kind: 'desk', person: person('a') });
      session.prove(NOW);
      act(session);
      return session.isFresh(NOW);
    };
    expect([
      after(() => undefined),
      after((session) => session.enter(person('b'), NOW)),
      after((session) => session.enter(person('a'), NOW)),
      after((session) => session.lock()),
      after((session) => session.leave()),
    ]).toEqual([true, false, false, false, false]);
  });

  it('sees as far as its person: a part of the city, and from the next look another part', () => {
    const session = new Session({ kind: 'desk', person: county });
    const before = session.scopeFor('issue.read');
    session.refresh({ ...county, territory: ['430202' as RegionCode] }, false);
    expect([before, session.scopeFor('issue.read')]).toEqual([
      { territory: ['430281'], person: 'a', seesNames: false },
      { territory: ['430202'], person: 'a', seesNames: false },
    ]);
  });

  it('sees the names of villagers where its person may, whatever is asked about', () => {
    const operator = new Session({ kind: 'desk', person: { ...person('a'), role: 'operator' } });
    const approver = new Session({ kind: 'desk', person: person('b') });
    expect([operator, approver].map((session) => session.scopeFor('message.read').seesNames)).toEqual([true, false]);
  });

  it('of a wall takes nobody in', () => {
    expect(() => new Session({ kind: 'wall' }).enter(person('a'))).toThrow('Nobody sits at a wall');
  });
});
