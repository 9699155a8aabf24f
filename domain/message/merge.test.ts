import { describe, expect, it } from 'vitest';
import type { MessageId } from '../ids.ts';
import { instant } from '../time/instant.ts';
import { type Candidate, type Copy, findTwin } from './merge.ts';

const copy: Copy = { accountKey: 2, localId: 'x', serverId: null, sentAt: instant(10_000), isTelling: true };

function stored(id: number, change: Partial<Candidate> = {}): Candidate {
  return {
    id: id as MessageId,
    serverId: null,
    sentAt: instant(10_000),
    sightings: [{ accountKey: 1, localId: 'a' }],
    ...change,
  };
}

describe('findTwin', () => {
  it('takes what nobody has seen as new', () => {
    expect(findTwin(copy, [], [])).toEqual({ kind: 'new' });
  });

  it('merges by server id whatever the content says', () => {
    const twin = findTwin({ ...copy, serverId: '9', isTelling: false }, [stored(7, { serverId: '9' })], []);
    expect(twin).toEqual({ kind: 'merge', id: 7 });
  });

  it('knows a server id this account has handed over before, even under another local id', () => {
    const seen = stored(7, { serverId: '9', sightings: [{ accountKey: 2, localId: 'old' }] });
    expect(findTwin({ ...copy, serverId: '9' }, [seen], [])).toEqual({ kind: 'known', id: 7 });
  });

  it('merges by content up to three seconds apart and no further', () => {
    const kinds = [0, 3_000, 3_001, -3_000, -3_001].map(
      (apart) => findTwin(copy, [], [stored(7, { sentAt: instant(10_000 + apart) })]).kind,
    );
    expect(kinds).toEqual(['merge', 'merge', 'new', 'merge', 'new']);
  });

  it('never merges two copies of one account, and meets the i-th with the i-th', () => {
    const first = stored(1, {
      sightings: [
        { accountKey: 1, localId: 'a' },
        { accountKey: 2, localId: 'w' },
      ],
    });
    const second = stored(2, { sightings: [{ accountKey: 1, localId: 'b' }] });
    expect([findTwin(copy, [], [first]), findTwin(copy, [], [first, second])]).toEqual([
      { kind: 'new' },
      { kind: 'merge', id: 2 },
    ]);
  });

  it('knows what the same account has handed over by a wire that names messages in another way', () => {
    const named = (localId: string) => stored(7, { sightings: [{ accountKey: 2, localId }] });
    const pulled: Copy = { ...copy, localId: '1@chatroom:1767225600000' };
    const kinds = [
      findTwin(pulled, [], [named('m9')]),
      findTwin(copy, [], [named(pulled.localId)]),
      findTwin(pulled, [], [named('1@chatroom:1767225600001')]),
      findTwin({ ...pulled, isTelling: false }, [], [named('m9')]),
      findTwin({ ...pulled, sentAt: instant(13_001) }, [], [named('m9')]),
    ].map(({ kind }) => kind);
    expect(kinds).toEqual(['known', 'known', 'new', 'new', 'new']);
  });

  it('knows a redelivery of the same account, telling or not', () => {
    const seen = stored(7, { sightings: [{ accountKey: 2, localId: 'x' }] });
    expect(findTwin({ ...copy, isTelling: false }, [], [seen])).toEqual({ kind: 'known', id: 7 });
  });

  it('does not merge by content where two server ids differ', () => {
    expect(findTwin({ ...copy, serverId: '9' }, [], [stored(7, { serverId: '8' })])).toEqual({ kind: 'new' });
    expect(findTwin({ ...copy, serverId: '9' }, [], [stored(7)])).toEqual({ kind: 'merge', id: 7 });
  });

  it('does not merge what does not tell itself apart', () => {
    expect(findTwin({ ...copy, isTelling: false }, [], [stored(7)])).toEqual({ kind: 'new' });
  });
});
