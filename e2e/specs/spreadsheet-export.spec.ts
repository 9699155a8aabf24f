import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/journey.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { ImportsPage } from '../pages/imports-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';

const ROOM = '20240001@chatroom';
const HEAD = 'id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime';
/** What PyWxDump wrote, after a spreadsheet has opened and saved it: the long number of the third row is gone. */
const ROWS = [
  `1,7773749793478223190,文本,0,wxid_a,${ROOM},好,,2026-01-01 08:00:00`,
  `2,7773749793478223191,文本,0,wxid_a,${ROOM},好,,2026-01-01 08:00:00`,
  `3,7.77E+18,文本,0,wxid_b,${ROOM},编号已经坏了的一条,,2026-01-01 08:00:01`,
  `4,7773749793478223193,文本,0,wxid_b,${ROOM},"一行里有逗号, 引号""和
换行",,2026-01-01 08:00:02`,
];

test('ids of nineteen digits tell two messages apart, and a row whose id a spreadsheet has rounded is set aside', async ({
  dataDir,
  openConsole,
}) => {
  const { app, window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.go('导入');
  const imports = new ImportsPage(app, window);
  const path = join(dataDir, 'rounded.csv');
  writeFileSync(path, `\uFEFF${[HEAD, ...ROWS].join('\r\n')}\r\n`);
  await imports.choose(path);
  await expect(imports.preview).toContainText('PyWxDump');
  await expect(imports.preview).toContainText('UTF-8');
  await imports.preview.getByRole('button', { name: '开始导入' }).click();
  await expect(imports.detail).toContainText('已完成');
  await imports.expectFacts({ 已读行数: '4', 新增消息: '3', 已有消息: '0', 搁置行: '1' });
  const aside = imports.detail.getByRole('listitem');
  await expect(aside).toHaveCount(1);
  await expect(aside).toContainText(/第 4 行.*科学计数.*重新导出/);

  await desk.go('收件箱');
  const inbox = new InboxPage(window);
  await inbox.haveArrived(3);
  await expect(inbox.withWords('好')).toHaveCount(2);
  await expect(inbox.withWords('编号已经坏了')).toHaveCount(0);
  await expect(inbox.withWords('一行里有逗号, 引号"和')).toContainText('换行');
  await expect(inbox.withWords('一行里有逗号')).toContainText(ROOM);
  expect(windowErrors).toEqual([]);
});
