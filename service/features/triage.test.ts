import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CategoryId, MessageId, RegionCode } from '../../domain/ids.ts';
import { foldIssue } from '../../domain/issue/apply-event.ts';
import type { IssueDraft } from '../../domain/issue/issue.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { findIssue, issueEvents } from '../store/issues.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';

const PLACE = '430202001001' as RegionCode;

let desk: Desk;
let categoryId: CategoryId;
beforeAll(async () => {
  desk = await aDesk();
  const { categories } = await desk.script.categories.tree({});
  categoryId = categories.find((category) => category.parentId !== null)?.id ?? ('' as CategoryId);
});
afterAll(() => desk.close());
beforeEach(() => desk.pass(60_000));

function aDraft(change: Partial<IssueDraft> = {}): IssueDraft {
  return {
    title: '停水三天',
    categoryId,
    placeCode: PLACE,
    severity: 2,
    grade: 'ordinary',
    gradeReason: '一般民生',
    dueAt: null,
    ...change,
  };
}

const codeOf = (error: unknown) => (error as { readonly code?: string }).code;
async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    (error: unknown) =>
      (error as { data?: object }).data
        ? { code: codeOf(error), data: (error as { data: object }).data }
        : { code: codeOf(error) },
  );
}

async function hear(...texts: string[]): Promise<MessageId[]> {
  return [...(await desk.hear(texts))];
}

async function statesOf(ids: readonly MessageId[]): Promise<string[]> {
  return Promise.all(ids.map(async (id) => (await desk.script.inbox.message({ id })).row.state));
}

describe('making issues of messages', () => {
  it('dispatches to the commission of the county at once, and registers what has no known place', async () => {
    const messageIds = await hear('自来水又停了，没人管', '三天没水了');
    const answer = await desk.as('operator').triage.createIssues({
      commandId: desk.newCommand(),
      messageIds,
      drafts: [aDraft(), aDraft({ title: '不知在哪里', placeCode: null })],
      dispatch: true,
    });
    const [first, second] = await Promise.all(answer.issues.map(({ id }) => desk.script.issues.get({ id })));
    expect({
      dispatched: answer.issues.map((issue) => issue.dispatched),
      states: [first?.issue.state, second?.issue.state],
      commission: first?.issue.commissionName?.includes('荷塘区'),
      handling: first?.issue.handlingUnitName,
      place: first?.path.map(({ name }) => name).length,
      messages: [first?.issue.messageCount, first?.messages.map((row) => row.id)],
      inbox: await statesOf(messageIds),
    }).toEqual({
      dispatched: [true, false],
      states: ['dispatched', 'registered'],
      commission: true,
      handling: null,
      place: 3,
      messages: [2, messageIds],
      inbox: ['issue', 'issue'],
    });
  });

  it('numbers issues without a gap and takes the earliest message as the start of the response clock', async () => {
    const messageIds = await hear('路灯坏了一个月', '晚上太黑了');
    const sent = await Promise.all(messageIds.map(async (id) => (await desk.script.inbox.message({ id })).row.sentAt));
    const make = (ids: MessageId[]) =>
      desk
        .as('operator')
        .triage.createIssues({ commandId: desk.newCommand(), messageIds: ids, drafts: [aDraft()], dispatch: false });
    const [one, two] = [
      await make([messageIds[1] as MessageId, messageIds[0] as MessageId]),
      await make(await hear('另一件')),
    ];
    const numbers = [one, two].map((answer) => Number(answer.issues[0]?.number.slice(5)));
    const id = one.issues[0]?.id;
    const issue = id === undefined ? undefined : (await desk.script.issues.get({ id })).issue;
    expect([(numbers[1] ?? 0) - (numbers[0] ?? 0), issue?.evidenceAt]).toEqual([1, Math.min(...sent)]);
  });

  it('acts once however often a command comes, and answers the same', async () => {
    const order = {
      commandId: desk.newCommand(),
      messageIds: await hear('垃圾没人收'),
      drafts: [aDraft()],
      dispatch: true,
    };
    const first = await desk.as('operator').triage.createIssues(order);
    const again = await desk.as('operator').triage.createIssues(order);
    const counts = await desk.script.issues.counts({});
    const third = await desk.as('operator').triage.createIssues(order);
    expect([again, third, await desk.script.issues.counts({})]).toEqual([first, first, counts]);
  });

  it('lets no second operator decide about the same message', async () => {
    const messageIds = await hear('路面塌陷');
    await desk
      .as('operator')
      .triage.createIssues({ commandId: desk.newCommand(), messageIds, drafts: [aDraft()], dispatch: false });
    const refused = await refusalOf(desk.as('dispatcher').triage.dismiss({ commandId: desk.newCommand(), messageIds }));
    expect(refused).toEqual({ code: 'already-triaged', data: { messageIds } });
  });

  it('refuses what the ledger does not allow and keeps nothing of it', async () => {
    const messageIds = await hear('没有理由的急事');
    const before = await desk.script.issues.counts({});
    const operator = desk.as('operator');
    const make = (draft: IssueDraft) =>
      refusalOf(
        operator.triage.createIssues({
          commandId: desk.newCommand(),
          messageIds,
          drafts: [aDraft(), draft],
          dispatch: true,
        }),
      );
    expect([
      await make(aDraft({ gradeReason: ' ' })),
      await make(aDraft({ title: '' })),
      await make(aDraft({ placeCode: '430299' as RegionCode })),
      await make(aDraft({ categoryId: '00000000-0000-7000-8000-000000000000' as CategoryId })),
    ]).toEqual([
      { code: 'issue-refused', data: { refusal: 'grade-reason-missing' } },
      { code: 'issue-refused', data: { refusal: 'title-missing' } },
      { code: 'not-found', data: { entity: 'region', id: '430299' } },
      { code: 'not-found', data: { entity: 'category', id: '00000000-0000-7000-8000-000000000000' } },
    ]);
    expect([await desk.script.issues.counts({}), await statesOf(messageIds)]).toEqual([before, ['new']]);
  });
});

describe('taking an act back', () => {
  it('withdraws the issues and puts the messages where they were', async () => {
    const messageIds = await hear('井盖没了', '有人掉下去了');
    const commandId = desk.newCommand();
    const { issues } = await desk
      .as('operator')
      .triage.createIssues({ commandId, messageIds, drafts: [aDraft(), aDraft()], dispatch: true });
    desk.pass(14_000);
    const undone = await desk.as('operator').triage.undo({ commandId: desk.newCommand(), undoes: commandId });
    const lives = await Promise.all(issues.map(({ id }) => desk.script.issues.get({ id })));
    expect({
      undone,
      states: lives.map(({ issue }) => issue.state),
      lives: lives.map(({ events }) => events.map(({ kind }) => kind)),
      inbox: await statesOf(messageIds),
      tied: (await desk.script.inbox.message({ id: messageIds[0] as MessageId })).issues,
    }).toEqual({
      undone: { messageIds },
      states: ['withdrawn', 'withdrawn'],
      lives: [
        ['created', 'dispatched', 'withdrawn'],
        ['created', 'dispatched', 'withdrawn'],
      ],
      inbox: ['new', 'new'],
      tied: [],
    });
  });

  it('takes a merge back with its evidence', async () => {
    const [earlier, later] = await hear('先说的', '后说的');
    const operator = desk.as('operator');
    const { issues } = await operator.triage.createIssues({
      commandId: desk.newCommand(),
      messageIds: [later as MessageId],
      drafts: [aDraft()],
      dispatch: false,
    });
    const id = issues[0]?.id;
    if (id === undefined) throw new Error('no issue');
    const before = (await desk.script.issues.get({ id })).issue;
    const commandId = desk.newCommand();
    await operator.triage.merge({ commandId, messageIds: [earlier as MessageId], issueId: id });
    const merged = (await desk.script.issues.get({ id })).issue;
    await operator.triage.undo({ commandId: desk.newCommand(), undoes: commandId });
    const after = (await desk.script.issues.get({ id })).issue;
    expect({
      merged: [merged.messageCount, merged.evidenceAt < before.evidenceAt],
      after: { ...after, version: 0, lastMoveAt: 0 },
      inbox: await statesOf([earlier as MessageId, later as MessageId]),
    }).toEqual({ merged: [2, true], after: { ...before, version: 0, lastMoveAt: 0 }, inbox: ['new', 'registered'] });
  });

  it('brings back what was dismissed or put aside, to where it was', async () => {
    const messageIds = await hear('今天天气好');
    const operator = desk.as('operator');
    await operator.triage.postpone({ commandId: desk.newCommand(), messageIds });
    const commandId = desk.newCommand();
    await operator.triage.dismiss({ commandId, messageIds });
    await operator.triage.undo({ commandId: desk.newCommand(), undoes: commandId });
    expect(await statesOf(messageIds)).toEqual(['later']);
  });

  it('is refused when it comes too late, twice, from somebody else, or after something has happened', async () => {
    const operator = desk.as('operator');
    const dismiss = async () => {
      const commandId = desk.newCommand();
      await operator.triage.dismiss({ commandId, messageIds: await hear('一句闲话') });
      return commandId;
    };
    const [foreign, twice, late] = [await dismiss(), await dismiss(), await dismiss()];
    const undo = (undoes: typeof late, as = operator) =>
      refusalOf(as.triage.undo({ commandId: desk.newCommand(), undoes }));
    const made = desk.newCommand();
    const { issues } = await operator.triage.createIssues({
      commandId: made,
      messageIds: await hear('桥要塌了'),
      drafts: [aDraft()],
      dispatch: true,
    });
    await operator.issues.urge({
      commandId: desk.newCommand(),
      id: issues[0]?.id as never,
      version: 2,
      channel: 'phone',
      text: '请速办',
    });
    const answers = [
      await undo(foreign, desk.as('dispatcher')),
      await undo(twice),
      await undo(twice),
      await undo(made),
    ];
    desk.pass(15_001);
    expect([...answers, await undo(late)]).toEqual([
      { code: 'not-found', data: { entity: 'message', id: foreign } },
      'answered',
      { code: 'undo-overtaken' },
      { code: 'undo-overtaken' },
      { code: 'undo-too-late' },
    ]);
  });
});

describe('the ledger kept by triage', () => {
  it('has in every row what the events of the issue lead to', async () => {
    const ids = desk.db.all<{ id: never }>('SELECT id FROM issues').map(({ id }) => id);
    const rows = await Promise.all(ids.map((id) => findIssue(desk.db, id, EVERYTHING)));
    const folded = await Promise.all(ids.map(async (id) => foldIssue(id, await issueEvents(desk.db, id))));
    expect(ids.length).toBeGreaterThan(8);
    expect(rows).toEqual(folded);
  });

  it('has an audit line for every command that was carried out, without a word of a message', () => {
    const audited = desk.db.all<{ action: string; detail: string | null }>('SELECT action, detail FROM auditLog');
    const commands = desk.db.all<{ name: string }>('SELECT name FROM commands');
    const actions = new Set(audited.map(({ action }) => action));
    expect({
      unaudited: commands.filter(({ name }) => !actions.has(name)),
      leaked: audited.filter(({ detail }) => /停水|井盖|桥/.test(detail ?? '')),
    }).toEqual({ unaudited: [], leaked: [] });
  });
});
