import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/journey.ts';
import type { OneBotPeer } from '../fixtures/onebot-peer.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

/** No word of these is a term of a rule, so that what is marked is what was searched. */
const SAID = [
  '河边的柳树倒了',
  '河道里有人洗菜',
  '柳树倒在河边三天了',
  '这个App打不开',
  '這裡的體育館開門了嗎',
] as const;

/** What a person types, and the beginnings of the rows it finds, newest first, with what is marked in them. */
const ASKED = [
  {
    words: '河',
    found: [
      ['柳树倒在', ['河']],
      ['河道里', ['河']],
      ['河边的', ['河']],
    ],
  },
  { words: '柳树倒了', found: [['河边的', ['柳树倒了']]] },
  {
    words: '柳树 河边',
    found: [
      ['柳树倒在', ['柳树', '河边']],
      ['河边的', ['河边', '柳树']],
    ],
  },
  { words: 'APP', found: [['这个', ['App']]] },
  { words: '体育馆', found: [['這裡的', ['體育館']]] },
  { words: '體育館', found: [['這裡的', ['體育館']]] },
  { words: '柳樹倒在', found: [['柳树倒在', ['柳树倒在']]] },
] as const;

test('one word or several, in either script, find their messages newest first, with every hit marked', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const inbox = await hear(window, makePeer({ ...trainingGateway, groups: [newGroup] }));
  const field = window.getByRole('textbox', { name: '全文搜索' });
  await window.keyboard.press('/');
  await expect(field).toBeFocused();

  for (const { words, found } of ASKED)
    await test.step(words, async () => {
      await field.fill(words);
      await expect(window.getByText(`${found.length} 条`, { exact: true })).toBeVisible();
      await expect(inbox.rows).toHaveCount(found.length);
      for (const [index, [beginning, marked]] of found.entries()) {
        await expect(inbox.rows.nth(index)).toContainText(beginning);
        await expect(inbox.rows.nth(index).locator('mark')).toHaveText([...marked]);
      }
    });

  expect(windowErrors).toEqual([]);
});

test('a word that nobody said is answered in words, and Escape leads back to the row that was read', async ({
  openConsole,
  makePeer,
}) => {
  const { window } = await openConsole();
  const inbox = await hear(window, makePeer({ ...trainingGateway, groups: [newGroup] }));
  await inbox.read('河道里');
  const current = inbox.list.locator('[aria-current=true]');
  await expect(current).toContainText('河道里');

  await window.keyboard.press('/');
  const field = window.getByRole('textbox', { name: '全文搜索' });
  await expect(field).toBeFocused();
  await field.fill('桥梁坍塌');
  await expect(window.getByText('没有找到“桥梁坍塌”')).toBeVisible();
  await expect(inbox.rows).toHaveCount(0);

  await field.press('Escape');
  await expect(field).toHaveValue('');
  await expect(inbox.rows).toHaveCount(SAID.length);
  await expect(window.getByRole('tab', { name: /^未处理/ })).toHaveAttribute('aria-selected', 'true');
  await expect(current).toContainText('河道里');
});

/** Lets the gateway say everything, and waits until all of it is in the list. */
async function hear(window: Page, peer: OneBotPeer): Promise<InboxPage> {
  await new ConsoleWindow(window).isReady();
  await peer.dialUntilOpen();
  for (const [index, text] of SAID.entries())
    peer.say({ groupId: newGroup.group_id, userId: index + 1, name: '村民', text });
  const inbox = new InboxPage(window);
  await inbox.haveArrived(SAID.length);
  return inbox;
}
