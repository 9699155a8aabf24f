import { describe, expect, it } from 'vitest';
import type { OperatorId, PostId } from '../ids.ts';
import { actOnPost, type PostAct } from './act-on-post.ts';
import { assignAccounts } from './assign-accounts.ts';
import { instant } from '../time/instant.ts';
import { canonicalPost, signedText } from './canonical-post.ts';
import { checkTone } from './check-tone.ts';
import { LEDGER_LINES, ledgerText } from './ledger-text.ts';
import { pauseAfterPost, USUAL_PACE } from './pace.ts';
import { type Post, POST_STATES, type PostState, RECIPIENT_STATES, type RecipientState } from './post.ts';
import { type RecipientEvent, settleRecipient } from './settle-recipient.ts';

const AUTHOR = 'author' as OperatorId;
const OTHER = 'other' as OperatorId;

function aPost(state: PostState): Post {
  return {
    ...{ id: 'p' as PostId, kind: 'groups', state, text: '停水通知', personaId: null, draftedBy: AUTHOR },
    ...{ frozenBy: state === 'draft' ? null : AUTHOR, contentHash: 'h', approvedAt: null },
  };
}

const after = (state: PostState, act: PostAct, by: OperatorId) => {
  const decision = actOnPost(aPost(state), act, by);
  return decision.kind === 'allowed' ? decision.to : decision.refusal;
};

describe('a post', () => {
  const ACTS: readonly PostAct[] = [
    { kind: 'edit' },
    { kind: 'freeze' },
    { kind: 'discard' },
    { kind: 'take-back' },
    { kind: 'approve', contentHash: 'h' },
    { kind: 'decline', reason: '语气' },
    { kind: 'pause' },
    { kind: 'resume' },
    { kind: 'stop' },
    { kind: 'retry', failures: 1 },
    { kind: 'recall', sent: 1 },
  ];

  it('goes from state to state by these acts and no others', () => {
    const by = (act: PostAct) => (act.kind === 'approve' || act.kind === 'decline' ? OTHER : AUTHOR);
    const allowed = Object.fromEntries(
      POST_STATES.map((state) => [
        state,
        ACTS.flatMap((act) => {
          const decision = actOnPost(aPost(state), act, by(act));
          return decision.kind === 'allowed' ? [`${act.kind} → ${decision.to}`] : [];
        }),
      ]),
    );
    expect(allowed).toEqual({
      draft: ['edit → draft', 'freeze → waiting', 'discard → withdrawn'],
      waiting: ['take-back → draft', 'approve → sending', 'decline → draft'],
      sending: ['pause → paused', 'stop → stopped', 'recall → stopped'],
      paused: ['resume → sending', 'stop → stopped', 'recall → stopped'],
      done: ['retry → sending', 'recall → stopped'],
      stopped: ['recall → stopped'],
      withdrawn: [],
    });
  });

  it('is approved by another person only, and only as the person saw it', () => {
    expect([
      after('waiting', { kind: 'approve', contentHash: 'h' }, AUTHOR),
      after('waiting', { kind: 'approve', contentHash: 'old' }, OTHER),
      after('waiting', { kind: 'decline', reason: '' }, OTHER),
      after('draft', { kind: 'freeze' }, OTHER),
    ]).toEqual(['same-person', 'changed-since', 'needs-reason', 'not-the-author']);
  });

  it('is not retried without failures, nor called back before anything was sent', () => {
    expect([
      after('done', { kind: 'retry', failures: 0 }, AUTHOR),
      after('done', { kind: 'recall', sent: 0 }, AUTHOR),
    ]).toEqual(['no-failures', 'nothing-sent']);
  });
});

describe('a recipient', () => {
  const EVENTS: readonly RecipientEvent[] = [
    { kind: 'claimed' },
    { kind: 'not-begun' },
    { kind: 'answered', outcome: { kind: 'sent', localId: '1' } },
    { kind: 'answered', outcome: { kind: 'failed', reason: 'refused', detail: null } },
    { kind: 'answered', outcome: { kind: 'unknown', reason: 'no-answer', detail: null } },
    { kind: 'restarted' },
    { kind: 'echoed' },
    { kind: 'looked-up', stands: true },
    { kind: 'looked-up', stands: false },
    { kind: 'retried' },
    { kind: 'cancelled' },
    { kind: 'called-back' },
  ];

  it('is never sent again where it may have been sent', () => {
    // Every state that can be reached from one in which the frame may have left, without a person having looked into the group
    // and without the gateway having said that it was refused.
    const byItself = EVENTS.filter(
      (event) =>
        event.kind !== 'looked-up' &&
        event.kind !== 'not-begun' &&
        !(event.kind === 'answered' && event.outcome.kind === 'failed'),
    );
    const reached = new Set<RecipientState>(['unknown', 'sent']);
    for (const state of reached)
      for (const event of byItself) {
        const next = settleRecipient(state, event);
        if (next !== null) reached.add(next);
      }
    expect([...reached].sort()).toEqual(['recalled', 'sent', 'unknown']);
  });

  it('is sent from the queue only, and comes into the queue again only where it failed', () => {
    const into = (target: RecipientState) =>
      RECIPIENT_STATES.flatMap((state) =>
        EVENTS.filter((event) => settleRecipient(state, event) === target).map((event) => `${state} ${event.kind}`),
      );
    expect([into('sending'), into('queued')]).toEqual([['queued claimed'], ['sending not-begun', 'failed retried']]);
  });

  it('believes an echo more than the gateway, and a late answer not at all', () => {
    expect([
      settleRecipient('failed', { kind: 'echoed' }),
      settleRecipient('unknown', { kind: 'echoed' }),
      settleRecipient('sent', { kind: 'answered', outcome: { kind: 'failed', reason: 'refused', detail: null } }),
    ]).toEqual(['sent', 'sent', null]);
  });
});

describe('the accounts of a broadcast', () => {
  const account = (accountKey: number, isOnline = true) => ({ accountKey, isOnline });

  it('share the groups evenly, prefer who is online, and leave out what nobody can reach', () => {
    const groups = [1, 2, 3, 4].map((groupKey) => ({ groupKey, candidates: [account(7), account(8)] }));
    const assigned = assignAccounts([
      ...groups,
      { groupKey: 5, candidates: [account(9, false), account(8)] },
      { groupKey: 6, candidates: [account(9, false)] },
      { groupKey: 7, candidates: [] },
    ]);
    expect(assigned).toEqual([
      ...[7, 8, 7, 8].map((accountKey, index) => ({ groupKey: index + 1, accountKey })),
      { groupKey: 5, accountKey: 8 },
      { groupKey: 6, accountKey: 9 },
      { groupKey: 7, accountKey: null },
    ]);
  });

  it('post at their pace and not in step', () => {
    expect([0, 0.5, 0.999].map((random) => pauseAfterPost(USUAL_PACE, random))).toEqual([2_500, 5_000, 7_495]);
  });
});

describe('the tone of a text', () => {
  const faults = (text: string) =>
    checkTone(text).map(({ fault, start, length }) => [fault, text.slice(start, start + length)]);

  it('is broken by rude words and promises, however they are written', () => {
    expect(faults('刁 民!我们会立即处理')).toEqual([
      ['rude', '刁 民'],
      ['promise', '立即处理'],
    ]);
    expect(faults('你媽的，滾 蛋')).toEqual([
      ['rude', '你媽'],
      ['rude', '媽的'],
      ['rude', '滾 蛋'],
    ]);
  });

  it('bears what supervision says, and a promise that is denied', () => {
    expect(faults('您反映的问题已登记，已转交有关单位，处理情况请以其答复为准。')).toEqual([]);
    expect(faults('监督中心不能保证解决，只负责督办。')).toEqual([]);
  });
});

describe('a frozen post', () => {
  const post = {
    ...{ kind: 'groups' as const, text: ' 明日停水 ', persona: '清风某市', source: null, messageId: null },
    groupIds: ['b', 'a'],
  };

  it('is written down in one way, and another way for every change', () => {
    const said = canonicalPost(post);
    expect(canonicalPost({ ...post, groupIds: ['a', 'b'] })).toBe(said);
    const changed = [
      { ...post, text: '明日停电' },
      { ...post, persona: '清风' },
      { ...post, groupIds: ['a'] },
      { ...post, messageId: 3 },
      { ...post, source: { title: '通告', account: '', date: '', link: '' } },
    ].map(canonicalPost);
    expect(new Set([said, ...changed]).size).toBe(6);
    expect(signedText(post.text, post.persona)).toBe('明日停水\n——清风某市');
  });
});

describe('the ledger in the supervision group', () => {
  const now = instant(Date.UTC(2026, 10, 24, 1));
  const row = {
    ...{ number: '2026-0007', title: '张三电话13907331234反映停水', countyName: '天元区', unitName: '市水务局' },
    dueAt: instant(now - 30 * 3_600_000),
  };

  it('tells counts, overdue issues by number without telling who reported, and what is asked', () => {
    expect(ledgerText({ now, open: 9, overdue: 1, dueSoon: 2, rows: [row] })).toBe(
      [
        '【督办台账】2026年11月24日',
        '在办 9 件，逾期 1 件，即将到期 2 件。',
        '逾期未办结：',
        '1. 2026-0007 天元区 张三电话139****1234反映停水（市水务局，逾期 2 天）',
        '请承办单位在本群按编号回复办理进展。',
      ].join('\n'),
    );
  });

  it('stays within what a telephone shows, and is no promise', () => {
    const rows = Array.from({ length: 60 }, () => row);
    const text = ledgerText({ now, open: 99, overdue: 60, dueSoon: 0, rows });
    expect(text).toContain(`另有 ${60 - LEDGER_LINES} 件逾期`);
    expect([text.length < 1_500, checkTone(text)]).toEqual([true, []]);
  });
});
