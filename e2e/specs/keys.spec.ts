import { expect as expected, type Page } from '@playwright/test';
import { expect, test } from '../fixtures/journey.ts';
import { loadUntil } from '../fixtures/load-arrivals.ts';
import type { OneBotPeer } from '../fixtures/onebot-peer.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { KeySheet } from '../pages/key-sheet.ts';
import { MatterPanel } from '../pages/matter-panel.ts';
import { TRAINING_PASSWORD } from '../pages/password-dialog.ts';
import { SignInPages } from '../pages/sign-in-pages.ts';
import { TriagePane } from '../pages/triage-pane.ts';

const TALK = Array.from({ length: 30 }, (_, n) => `闲聊第${n + 1}句，${'甲乙丙丁戊己庚辛壬癸'[n % 10]}家的事`);
const LAMPS = [
  '东塘广场的路灯坏了半个月，晚上没人修',
  '东塘广场路灯坏了，晚上黑漆漆的没人修',
  '东塘广场的路灯半个月不亮没人修',
];
const ANSWER = '就是那盏路灯，早报过了';

const FORM_HINTS = ['搜索', '提交并看下一条', '标题', '类别', '属地', '等级', '时限', '取消'];

/** Presses the key and looks whether it does what it says. Leaves the inbox as it was. */
type Check = (press: () => Promise<void>) => Promise<void>;

function talk(peer: OneBotPeer): void {
  const say = (n: number, text: string, replyTo?: number) =>
    peer.say({
      groupId: newGroup.group_id,
      userId: 100 + n,
      name: `村民${n}`,
      text,
      ...(replyTo === undefined ? {} : { replyTo }),
    });
  TALK.forEach((text, n) => say(n, text));
  const [first] = LAMPS.map((text, n) => say(40 + n, text));
  say(50, ANSWER, first);
}

test('every key of the ? sheet does what the sheet says, and the sheet, the palette and the status line agree', async ({
  openConsole,
  makePeer,
}) => {
  test.setTimeout(240_000);
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  talk(peer);
  const inbox = new InboxPage(window);
  await loadUntil(window, inbox.list.locator('[aria-setsize="34"]').first(), 1);
  await expect(inbox.withWords(LAMPS[0] ?? '')).toContainText('相似 ×3');
  const sheet = new KeySheet(window);
  const checks = checksOf(window, peer);
  const lines = await sheet.read();

  await test.step('the palette knows the same commands', async () => {
    await window.keyboard.press('Control+k');
    const palette = window.getByRole('dialog', { name: '搜索与命令' });
    await expect(palette.getByRole('option').first()).toBeVisible();
    const offered = await palette
      .getByRole('option')
      .filter({ has: window.locator('kbd') })
      .evaluateAll((all) => all.map((line) => line.firstElementChild?.textContent ?? ''));
    await window.keyboard.press('Escape');
    // The palette does not offer itself.
    expect([...offered, '搜索与命令'].toSorted()).toEqual(lines.map(({ title }) => title).toSorted());
  });

  await test.step('the status line shows keys that are in the sheet', async () => {
    const known = new Map(lines.map(({ title, keys }) => [title, keys[0]?.join(' ')]));
    await expectHints(window, [
      '搜索',
      '下一条',
      '上一条',
      '选中',
      '撤销',
      '交办',
      '并入',
      '登记',
      '无需处理',
      '线索',
      '解答',
      '代办',
      '稍后',
    ]);
    for (const { title, key } of await hintsOf(window)) expect(key).toBe(known.get(title));
  });

  expect(lines.filter(({ title }) => checks[title] === undefined).map(({ title }) => title)).toEqual([]);
  for (const { title, keys } of lines)
    for (const caps of keys)
      await test.step(`${title}: ${caps.join(' ')}`, async () => {
        await beginAtTop(window);
        await checks[title]?.(() => sheet.press(caps));
      });

  await test.step('a form has keys of its own, and says so', async () => {
    const triage = new TriagePane(window);
    // A rule has suggested its category, so that the list keeps the focus.
    const begin = async () => {
      await beginAtTop(window);
      await inbox.read(LAMPS[0] ?? '');
      await expect(triage.pane).toContainText('规则建议');
      await window.keyboard.press('3');
    };
    await begin();
    await expectHints(window, FORM_HINTS);
    const submit = (await sheet.read()).find(({ title }) => title === '提交并看下一条');
    expect(submit?.keys).toEqual([['Enter'], ['Ctrl', 'Enter']]);
    for (const caps of submit?.keys ?? []) {
      await begin();
      await sheet.press(caps);
      await expect(triage.undoBar).toContainText('已登记');
      await window.keyboard.press('z');
      await expect(inbox.withWords(LAMPS[0] ?? '')).toHaveCount(1);
    }
  });

  await test.step('choosing an issue has keys of its own too', async () => {
    await beginAtTop(window);
    await window.keyboard.press('2');
    await expect
      .poll(async () => (await titlesOf(window)).toSorted())
      .toEqual(['上一条', '下一条', '取消', '并入', '搜索'].toSorted());
    await window.keyboard.press('Escape');
  });

  await test.step('the palette leads to a place by the initials of its pinyin', async () => {
    await window.keyboard.press('Control+k');
    await expect(window.getByRole('dialog', { name: '搜索与命令' }).getByRole('combobox')).toBeFocused();
    await window.keyboard.type('htq');
    await window.getByRole('option', { name: /只看 荷塘区 的消息/ }).waitFor();
    await window.getByRole('option', { name: /只看 荷塘区 的消息/ }).click();
    await expect(inbox.rows).toHaveCount(0);
    await expect(window.getByText('当前筛选条件下没有消息')).toBeVisible();
  });
  expect(windowErrors).toEqual([]);
});

/** The newest row has the cursor, nothing is selected, no form is open. */
async function beginAtTop(window: Page): Promise<void> {
  const inbox = new InboxPage(window);
  for (let step = 0; step < 3; step += 1) await window.keyboard.press('Escape');
  // A dialog has the keys until it is gone.
  await expected(window.locator('[role="dialog"][aria-modal="true"]')).toHaveCount(0);
  await window.locator('#inbox-list').focus();
  await window.keyboard.press('Home');
  await expected(inbox.current).toHaveAttribute('aria-posinset', '1');
  await expected(window.getByText(/^已选 \d+ 条/)).toHaveCount(0);
}

async function hintsOf(window: Page): Promise<readonly { readonly title: string; readonly key: string }[]> {
  const lines = window.getByRole('list', { name: '当前可用按键' }).getByRole('listitem');
  return lines.evaluateAll((all) =>
    all.map((line) => ({
      title: [...line.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent)
        .join(''),
      key: [...line.querySelectorAll('kbd')].map((cap) => cap.textContent).join(' '),
    })),
  );
}

async function titlesOf(window: Page): Promise<readonly string[]> {
  return (await hintsOf(window)).map(({ title }) => title);
}

/** The status line follows the key that was pressed; whoever looks at once may see the keys before it. */
async function expectHints(window: Page, titles: readonly string[]): Promise<void> {
  await expected.poll(() => titlesOf(window)).toEqual(titles);
}

function checksOf(window: Page, peer: OneBotPeer): Readonly<Record<string, Check>> {
  return {
    ...windowChecks(window),
    ...movingChecks(window, peer),
    ...readingChecks(window),
    ...decidingChecks(window),
    ...fillingChecks(window),
  };
}

const PAGES = [
  '收件箱',
  '巡群',
  '解答',
  '台账',
  '图表',
  '发件',
  '周报',
  '账号',
  '群组',
  '规则',
  '分类',
  '导入',
  '线索',
  '人员',
  '审计',
  '权限表',
];

function windowChecks(window: Page): Readonly<Record<string, Check>> {
  const desk = new ConsoleWindow(window);
  const goes = PAGES.map((page): [string, Check] => [
    `前往${page}`,
    async (press) => {
      if (page === '收件箱') await desk.go('台账');
      await press();
      await expected(desk.rail.getByRole('link', { name: new RegExp(`^${page.slice(0, 2)}`) })).toHaveAttribute(
        'aria-current',
        'page',
      );
      await desk.go('收件箱');
    },
  ]);
  return {
    ...Object.fromEntries(goes),
    搜索与命令: async (press) => {
      await press();
      await expected(window.getByRole('dialog', { name: '搜索与命令' })).toBeVisible();
    },
    搜索: async (press) => {
      await press();
      await expected(window.locator('#inbox-search')).toBeFocused();
    },
    锁定本机: async (press) => {
      await press();
      const pages = new SignInPages(window);
      await expected(pages.locked).toBeVisible();
      await pages.unlock(TRAINING_PASSWORD);
      await expected(window.locator('#inbox-list')).toBeVisible();
    },
    快捷键一览: async (press) => {
      await press();
      await expected(window.getByRole('dialog', { name: '快捷键', exact: true })).toBeVisible();
    },
  };
}

function movingChecks(window: Page, peer: OneBotPeer): Readonly<Record<string, Check>> {
  const { current } = new InboxPage(window);
  const at = (place: number) => expected(current).toHaveAttribute('aria-posinset', String(place));
  const selected = (count: number) => expected(window.getByText(`已选 ${count} 条`)).toBeVisible();
  const key = (name: string) => window.keyboard.press(name);
  const from =
    (keys: readonly string[], check: () => Promise<void>): Check =>
    async (press) => {
      for (const each of keys) await key(each);
      await press();
      await check();
    };
  const placeNow = async () => Number(await current.getAttribute('aria-posinset'));
  return {
    下一条: from([], () => at(2)),
    上一条: from(['j', 'j'], () => at(2)),
    向下扩选: from([], () => selected(2)),
    向上扩选: from(['j', 'j'], () => selected(2)),
    第一条: from(['End'], () => at(1)),
    最后一条: from([], async () => expected.poll(placeNow).toBeGreaterThan(30)),
    下翻一页: from([], async () => expected.poll(placeNow).toBeGreaterThan(5)),
    上翻一页: from(['End'], async () => expected.poll(placeNow).toBeLessThan(30)),
    选中: from([], () => selected(1)),
    选到此处: from(['x', 'j', 'j'], () => selected(3)),
    取消: from(['x'], () => expected(window.getByText(/^已选/)).toHaveCount(0)),
    载入新到消息: async (press) => {
      peer.say({ groupId: newGroup.group_id, userId: 99, name: '新来的', text: `刚刚到的一句 ${Date.now()}` });
      await expected(window.getByRole('button', { name: /^新到 1 条/ })).toBeVisible();
      await press();
      await expected(current).toContainText('刚刚到的一句');
    },
  };
}

function readingChecks(window: Page): Readonly<Record<string, Check>> {
  const inbox = new InboxPage(window);
  const around = window.getByRole('region', { name: '群内前后文' });
  const said = around.getByRole('listitem');
  const reading = async (text: string) => {
    await inbox.read(text);
    await expected(around.locator('[aria-current="true"]')).toContainText(text);
    return said.count();
  };
  const grows =
    (text: string): Check =>
    async (press) => {
      const before = await reading(text);
      await press();
      await expected.poll(() => said.count()).toBeGreaterThan(before);
    };
  return {
    '前文：更早': grows(TALK[24] ?? ''),
    '后文：更晚': grows(TALK[24] ?? ''),
    看被引用的消息: async (press) => {
      await reading(ANSWER);
      await press();
      await expected(around.locator('[aria-current="true"]')).toContainText(LAMPS[0] ?? '');
      await press();
      await expected(around.locator('[aria-current="true"]')).toContainText(ANSWER);
    },
    发送人往来: async (press) => {
      await reading(ANSWER);
      await press();
      await expected(window.getByRole('region', { name: '发送人往来' })).toContainText('村民50');
      await press();
      await expected(around).toBeVisible();
    },
  };
}

function decidingChecks(window: Page): Readonly<Record<string, Check>> {
  const inbox = new InboxPage(window);
  const triage = new TriagePane(window);
  const matter = new MatterPanel(window);
  const shows =
    (words: string | RegExp): Check =>
    async (press) => {
      await press();
      await expected(triage.pane.getByText(words)).toBeVisible();
    };
  const leaves =
    (word: string): Check =>
    async (press) => {
      const text = TALK[28] ?? '';
      await inbox.read(TALK[28] ?? '');
      await press();
      await expected(inbox.withWords(text)).toHaveCount(0);
      await expected(triage.undoBar).toContainText(word);
      await window.keyboard.press('z');
      await expected(inbox.withWords(text)).toHaveCount(1);
    };
  return {
    交办: shows('交办并看下一条'),
    登记: shows('登记并看下一条'),
    并入: shows('数字键或回车并入，Esc 取消'),
    无需处理: leaves('无需处理 1 条'),
    稍后: leaves('稍后处理 1 条'),
    线索: async (press) => {
      await press();
      await expected(window.getByRole('dialog')).toBeVisible();
    },
    解答: async (press) => {
      await press();
      await expected(window.getByRole('dialog').getByRole('textbox', { name: '答复' })).toBeVisible();
    },
    代办: async (press) => {
      await press();
      await expected(window.getByRole('dialog').getByRole('textbox', { name: '要办的事' })).toBeFocused();
    },
    撤销: async (press) => {
      await inbox.read(TALK[27] ?? '');
      await window.keyboard.press('4');
      await expected(inbox.withWords(TALK[27] ?? '')).toHaveCount(0);
      await press();
      await expected(inbox.withWords(TALK[27] ?? '')).toHaveCount(1);
    },
    同类消息一并处理: async (press) => {
      await inbox.read(LAMPS[1] ?? '');
      await expected(matter.rows).toHaveCount(2);
      await press();
      await expected(triage.pane).toContainText('3 条消息合为 1 个问题');
    },
    不是同一件事: async (press) => {
      await inbox.read(LAMPS[2] ?? '');
      await expected(matter.rows).toHaveCount(2);
      await press();
      await expected(window.getByText('已移出同类，不再自动归入')).toBeVisible();
    },
  };
}

function fillingChecks(window: Page): Readonly<Record<string, Check>> {
  const triage = new TriagePane(window);
  return {
    标题: async (press) => {
      await press();
      await expected(triage.title).toBeFocused();
    },
    类别: async (press) => {
      await press();
      await expected(triage.category).toBeFocused();
    },
    属地: async (press) => {
      await press();
      await expected(triage.place).toBeFocused();
    },
    等级: async (press) => {
      await press();
      await expected(triage.pane.getByRole('radio', { checked: true }).and(window.locator(':focus'))).toHaveCount(1);
    },
    时限: async (press) => {
      await press();
      await expected(triage.pane.locator('#inbox-draft-due')).toBeFocused();
    },
  };
}
