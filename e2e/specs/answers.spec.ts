import { expect, test } from '../fixtures/journey.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

const asked = '请问今年的医保缴费到几号';
const errand = '腿脚不便，谁能帮忙买点降压药';
const answer = '医保缴费到 12 月 31 日为止，村委会可以代缴。';

test('a question asked again is answered with two keys from the knowledge, and help is registered and done, by keys', async ({
  openConsole,
  makePeer,
}) => {
  test.slow();
  const { window, windowErrors, app } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const press = (key: string) => window.keyboard.press(key);
  const dialog = window.getByRole('dialog');
  const row = (words: string) => window.getByRole('row').filter({ hasText: words });
  const open = async () => {
    await press('g');
    await press('j');
    await expect(window.getByRole('heading', { name: '解答' })).toBeVisible();
  };

  await test.step('the dispatcher writes an entry with its source and its expiry', async () => {
    await desk.enter('王督');
    await open();
    await expect(window.getByText('还没有政策知识')).toBeVisible();
    await press('n');
    await expect(dialog.getByRole('textbox', { name: '问题' })).toBeFocused();
    await window.keyboard.type('医保什么时候缴费');
    await press('Tab');
    await window.keyboard.type(answer);
    await press('Tab');
    await window.keyboard.type('医保发〔2026〕3 号');
    await press('Tab');
    await window.keyboard.type('2026-02-30');
    await press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('有效期请写作');
    await press('Control+a');
    await window.keyboard.type('2099-12-31');
    await press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(row('医保发〔2026〕3 号')).toContainText('全市');
  });

  await desk.enter('李巡');
  await press('g');
  await press('i');
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  sayAll(peer, ['今天天气好', errand, asked]);
  const inbox = new InboxPage(window);
  await inbox.haveArrived(3);
  await press('Home');
  await expect(inbox.current).toContainText(asked);
  await expect(window.getByRole('button', { name: /^解答/ })).toBeEnabled();

  await test.step('what is typed right after A decides nothing', async () => {
    await window.evaluate(async () => {
      const type = (code: string, key: string) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }),
        );
      type('KeyA', 'a');
      // The time between two keys, and less than any answer takes.
      await new Promise((resolve) => setTimeout(resolve, 0));
      type('Digit4', '4');
    });
    await expect(dialog.getByRole('listbox', { name: '可用的答复' })).toBeFocused();
    await press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(inbox.current).toContainText(asked);
    await expect(inbox.list).toBeFocused();
  });

  await test.step('A and Enter answer, put the words on the clipboard and go to the next row', async () => {
    await press('a');
    await expect(dialog.getByRole('listbox', { name: '可用的答复' })).toBeFocused();
    await expect(dialog).toContainText('依据：医保发〔2026〕3 号');
    await press('Enter');
    await expect(inbox.withWords(asked)).toHaveCount(0);
    await expect(inbox.current).toContainText(errand);
    await expect(window.getByText('答复已复制')).toBeVisible();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(answer);
  });

  await test.step('Z takes the answer back, and it can be given again', async () => {
    await expect(window.getByText('已解答 1 条')).toBeVisible();
    await press('z');
    await expect(inbox.current).toContainText(asked);
    await expect(window.getByRole('button', { name: /^解答/ })).toBeEnabled();
    await press('a');
    await expect(dialog.getByRole('listbox', { name: '可用的答复' })).toBeFocused();
    await press('Enter');
    await expect(inbox.withWords(asked)).toHaveCount(0);
  });

  await test.step('B registers help', async () => {
    await expect(inbox.current).toContainText(errand);
    await expect(window.getByRole('button', { name: /^代办/ })).toBeEnabled();
    await press('b');
    await expect(dialog.getByRole('textbox', { name: '要办的事' })).toBeFocused();
    await press('Control+a');
    await window.keyboard.type('给村民2 买降压药');
    await press('Enter');
    await expect(inbox.withWords(errand)).toHaveCount(0);
  });

  await test.step('the answer stands in the log once, and the help is done by somebody', async () => {
    await open();
    await expect(row('医保什么时候缴费')).toContainText('1');
    await press('2');
    await expect(row(asked)).toHaveCount(1);
    await expect(window.getByText('近 30 天解答 1 条，其中 1 条出自知识')).toBeVisible();
    await press('3');
    await expect(row('买降压药')).toContainText('待办');
    await press('f');
    await expect(dialog.getByRole('textbox', { name: '由谁办理' })).toBeFocused();
    await press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('请写明由谁办理');
    await window.keyboard.type('网格员小刘');
    await press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(row('买降压药')).toContainText('网格员小刘');
  });
  expect(windowErrors).toEqual([]);
});
