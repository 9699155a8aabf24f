import { DeskBeside, doorBeside } from '../fixtures/desk-beside.ts';
import { expect, test } from '../fixtures/journey.ts';
import { loadUntil } from '../fixtures/load-arrivals.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

const texts = ['水管漏水', '路灯不亮', '井盖松了', '桥面裂了'] as const;
const WANG = '王督正在处理';
const EVERYTHING = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;

test('what another person has in hand is shown, an act on it is warned of, and nothing is decided twice', async ({
  openConsole,
  makePeer,
  dataDir,
}) => {
  const door = doorBeside(dataDir);
  const { window, windowErrors } = await openConsole({ door });
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  sayAll(peer, texts);
  const inbox = new InboxPage(window);
  const triage = new TriagePane(window);
  await loadUntil(window, inbox.rows, texts.length);
  const wang = await DeskBeside.open(door, '王督');
  const { rows } = await wang.client.inbox.list({ filter: EVERYTHING, before: null, limit: 10 });
  const idOf = (text: string) => rows.find((row) => row.text === text)?.id ?? (0 as never);

  await test.step('the other desk is told what this one has in hand', async () => {
    await inbox.read(texts[1]);
    await expect
      .poll(async () =>
        (await wang.client.inbox.claims({})).claims.map(({ messageId, personName }) => [messageId, personName]),
      )
      .toEqual([[idOf(texts[1]), '李巡']]);
  });

  await test.step('the row says who has it, and the form too', async () => {
    await wang.client.inbox.claim({ ids: [idOf(texts[0])] });
    await expect(inbox.withWords(texts[0])).toContainText(WANG);
    await inbox.read(texts[0]);
    await expect(triage.pane.getByText(WANG)).toBeVisible();
  });

  await test.step('a first key warns and does nothing, the same key again decides', async () => {
    await window.keyboard.press('4');
    await expect(window.getByText('王督正在处理此条，尚未执行。仍要无需处理')).toBeVisible();
    await expect(inbox.current).toContainText(texts[0]);
    expect((await wang.client.inbox.message({ id: idOf(texts[0]) })).row.state).toBe('new');
    await window.keyboard.press('4');
    await expect(inbox.withWords(texts[0])).toHaveCount(0);
    await expect
      .poll(async () => (await wang.client.inbox.message({ id: idOf(texts[0]) })).row.state)
      .toBe('dismissed');
  });

  await test.step('a form in hand stays filled in while it is warned of, and is sent when it is meant', async () => {
    await wang.client.inbox.claim({ ids: [idOf(texts[2])] });
    await inbox.read(texts[2]);
    await expect(triage.pane.getByText(WANG)).toBeVisible();
    await window.keyboard.press('3');
    await triage.answerCategory('道路');
    await triage.title.fill('晨光村井盖松动');
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText('王督正在处理此条，尚未执行。仍要登记')).toBeVisible();
    await expect(triage.title).toHaveValue('晨光村井盖松动');
    await window.keyboard.press('Control+Enter');
    await expect(triage.undoBar).toContainText('已登记');
  });

  await test.step('what the other has decided meanwhile is said, and is not decided again', async () => {
    await inbox.read(texts[3]);
    await wang.client.triage.dismiss({
      commandId: newCommandId(),
      messageIds: [idOf(texts[3])],
      despiteClaims: [idOf(texts[3])],
    });
    await window.keyboard.press('4');
    // The row may have been told already; if not, the service says it.
    await expect(window.getByText(/该消息已由他人研判|不能再次这样处理/).first()).toBeVisible();
    expect((await wang.client.inbox.message({ id: idOf(texts[3]) })).row.state).toBe('dismissed');
  });

  await test.step('a desk that is left has nothing in hand', async () => {
    await wang.client.inbox.claim({ ids: [idOf(texts[1])] });
    await expect(inbox.withWords(texts[1])).toContainText(WANG);
    await window.screenshot({ path: test.info().outputPath('claims.png') });
    await wang.leave();
    await expect(inbox.withWords(texts[1])).not.toContainText(WANG);
  });
  expect(windowErrors).toEqual([]);
});
