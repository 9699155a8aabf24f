import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { importFile, type FileImport, type ImportOutcome, type ImportProgress } from './import-file.ts';
import { previewFile } from './preview-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterEach(() => rm(folder, { recursive: true }));

const HEADER = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';
const row = (id: number, content: string, fields: { time?: number | string; sender?: string; type?: string } = {}) =>
  `${id},3,${fields.type ?? '1'},0,0,${fields.time ?? 1767225600 + id},,${content},2026-01-01 08:00:00,甲,小甲,${fields.sender ?? 'wxid_a'}`;
const csv = (...rows: string[]) => `${[HEADER, ...rows].join('\r\n')}\r\n`;

async function write(content: string | Uint8Array, name = '幸福村_utf8.csv'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The committed samples; GB18030 bytes are made from them where a test needs them. */
const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

interface Run {
  readonly outcome: ImportOutcome;
  readonly items: IncomingItem[];
  readonly progress: ImportProgress[];
  readonly cursors: string[];
}

async function run(path: string, overrides: Partial<FileImport> = {}): Promise<Run> {
  const items: IncomingItem[] = [];
  const progress: ImportProgress[] = [];
  const cursors: string[] = [];
  const known = new Set<string>();
  const outcome = await importFile({
    path,
    options: { groupExternalId: null, groupName: null, selfId: null },
    cursor: null,
    deliver: async (batch, cursor) => {
      items.push(...batch);
      cursors.push(cursor);
      const fresh = batch.filter(
        (item) => item.kind === 'message' && !known.has(item.localId) && known.add(item.localId),
      );
      const setAside = batch.filter((item) => item.kind === 'set-aside').length;
      return { added: fresh.length, merged: 0, known: batch.length - fresh.length - setAside, setAside };
    },
    onProgress: (step) => void progress.push(step),
    signal: new AbortController().signal,
    ...overrides,
  });
  return { outcome, items, progress, cursors };
}

const textsOf = (items: readonly IncomingItem[]) =>
  items.map((item) =>
    item.kind === 'message' ? item.text : item.kind === 'set-aside' ? `${item.reason} ${item.detail}` : item.kind,
  );
const idsOf = (items: readonly IncomingItem[]) => items.map((item) => (item.kind === 'message' ? item.localId : null));

it('reads a WeChatMsg export, its kinds, quotes, line breaks and lines of the system', async () => {
  const { items, outcome } = await run(fixture('幸福村一群_utf8.csv.fixture'), {
    options: { groupExternalId: '1@chatroom', groupName: '幸福村一群', selfId: 'wxid_me' },
  });
  expect(textsOf(items)).toEqual([
    '路灯坏了，"三天"没亮\n请来修',
    '[图片]',
    '[链接] 停水通知',
    '收到',
    '"甲" 撤回了一条消息',
    '[文件] 公示.pdf',
  ]);
  expect(items.slice(0, 5)).toMatchObject([
    {
      platform: 'wechat',
      groupExternalId: '1@chatroom',
      groupName: '幸福村一群',
      senderExternalId: 'wxid_a',
      senderName: '一组甲',
      sentAt: 1_767_225_600_000,
      messageKind: 'text',
      serverId: null,
      isOwn: false,
    },
    { messageKind: 'image', senderName: '小乙' },
    { messageKind: 'link' },
    { senderExternalId: 'wxid_me', isOwn: true },
    { messageKind: 'system', senderExternalId: null, senderName: null, isOwn: false },
  ]);
  expect(outcome).toMatchObject({
    kind: 'done',
    progress: { rows: 6, added: 6, setAside: 0, encoding: 'UTF-8 (BOM)' },
  });
});

it('reads a PyWxDump export by its server ids and Shanghai times', async () => {
  const { items } = await run(fixture('pywxdump.csv.fixture'));
  expect(items).toMatchObject([
    {
      groupExternalId: '1@chatroom',
      senderExternalId: 'wxid_a',
      sentAt: 1_767_225_600_000,
      serverId: '7773749793478223190',
      localId: '7773749793478223190',
      text: '路灯坏了',
    },
    { serverId: '7773749793478223191', senderExternalId: null, isOwn: true, text: '马上去看' },
    { messageKind: 'system', serverId: null, text: '甲邀请乙加入了群聊' },
    { senderExternalId: null, senderName: null, text: '[语音]' },
    { kind: 'set-aside', reason: 'bad-value', detail: '第 6 行：不是群消息，内容未保存', raw: '' },
  ]);
});

it('reads a chatlog export', async () => {
  const { items } = await run(fixture('chatlog.csv.fixture'));
  expect(items).toMatchObject([
    {
      groupExternalId: '1@chatroom',
      groupName: '幸福村一群',
      senderExternalId: 'wxid_a',
      senderName: '甲',
      text: '路灯坏了',
      sentAt: 1_767_225_600_000,
    },
    { messageKind: 'image', text: '[图片]', sentAt: 1_767_225_601_000 },
    { messageKind: 'system', senderExternalId: null, text: '乙 加入了群聊' },
  ]);
});

it('previews what it understood', async () => {
  expect(await previewFile(fixture('pywxdump.csv.fixture'))).toMatchObject({
    kind: 'preview',
    format: 'PyWxDump',
    encoding: 'UTF-8',
    columns: ['id', 'MsgSvrID', 'type_name', 'is_sender', 'talker', 'room_name', 'msg', 'src', 'CreateTime'],
    rows: { length: 5 },
    needsGroup: false,
    guessedGroup: '1@chatroom',
  });
  const path = await write(csv(row(1, '好')));
  expect(await previewFile(path)).toMatchObject({ needsGroup: true, guessedGroup: '幸福村', rows: [{ length: 12 }] });
});

it('reads GB18030, rare characters included', async () => {
  // 路灯坏了𠀀 in GB18030; the last character takes four bytes.
  const content = Buffer.from('c2b7b5c6bbb5c1cb95328236', 'hex');
  const [before = '', after = ''] = csv(row(1, '|', { sender: 'wxid_b' }).replace('甲,小甲', 'a,b')).split('|');
  const path = await write(Buffer.concat([Buffer.from(before), content, Buffer.from(after)]), 'gb.csv');
  const { items, outcome } = await run(path);
  expect(textsOf(items)).toEqual(['路灯坏了𠀀']);
  expect(outcome).toMatchObject({ progress: { encoding: 'GB18030' } });
});

it('adds nothing when the same file comes twice', async () => {
  const path = await write(csv(row(1, '好'), row(2, '好'), row(3, '收到')));
  const [first, second] = [await run(path), await run(path)];
  expect(idsOf(second.items)).toEqual(idsOf(first.items));
  expect(new Set(idsOf(first.items)).size).toBe(3);
});

it('tells equal rows of one second apart, and names them alike out of another export', async () => {
  const twice = [row(1, '好', { time: 1767225600 }), row(2, '好', { time: 1767225600 })];
  const first = await run(await write(csv(...twice, row(3, '早')), '甲群.csv'));
  const later = await run(await write(csv(row(99, '晚安', { time: 1767225000 }), ...twice), '甲群_utf8.csv'));
  const [one, two] = idsOf(first.items);
  expect([one === two, idsOf(later.items).slice(1)]).toEqual([false, [one, two]]);
});

it('keeps what stands before the place where a file was cut, and says where that is', async () => {
  const whole = csv(row(1, '一'), row(2, '二'), row(3, '"三\r\n还有一行"'));
  const at = (end: number) => write(Buffer.from(whole).subarray(0, end), `cut${end}.csv`);
  const bytes = Buffer.byteLength(whole);
  const inColumns = await run(await at(Buffer.byteLength(csv(row(1, '一'), row(2, '二'))) + 12));
  const inQuotes = await run(await at(bytes - 45));
  // In the middle of the three bytes of a character.
  const inCharacter = await run(await at(Buffer.from(whole).indexOf(Buffer.from('二')) + 2));
  expect([inColumns, inQuotes, inCharacter].map(({ items }) => textsOf(items))).toEqual([
    ['一', '二', 'truncated 第 4 行：文件在这一行中断'],
    ['一', '二', 'truncated 第 4 行：文件在这一行中断'],
    ['一', 'bad-encoding 第 3 行：有无法解码的字节'],
  ]);
});

it('sets broken rows aside with their number and reads the rest', async () => {
  const rows = [
    row(1, '一'),
    '只有一列',
    row(3, '"引号"之后还有'),
    row(4, '四'),
    `${row(5, '五')},多一列`,
    row(6, '六', { time: '1.77E+09' }),
    row(7, '七', { time: '昨天' }),
    row(8, 'a\u0000b'),
    '',
    row(9, '八'),
  ];
  const { items } = await run(await write(csv(...rows)));
  expect(textsOf(items)).toEqual([
    '一',
    'wrong-column-count 第 3 行：应有 12 列，实有 1 列',
    'bad-value 第 4 行：引号不成对',
    '四',
    'wrong-column-count 第 6 行：应有 12 列，实有 13 列',
    'number-lost-digits 第 7 行：编号被电子表格改成了科学计数，位数已丢失；请用导出工具重新导出',
    'bad-value 第 8 行：时间无法识别',
    'bad-value 第 9 行：有空字符（NUL）',
    '八',
  ]);
});

it('sets aside ids a spreadsheet has broken, and does not trust rounded ones', async () => {
  const header = 'id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime';
  const line = (id: string, text: string) => `1,${id},文本,0,wxid_a,1@chatroom,${text},,2026-01-01 08:00:00`;
  const path = await write(
    [
      header,
      line('7.77E+18', '甲'),
      line('7773749793478220000', '乙'),
      line('7773749793478220000', '丙'),
      line('0', '丁'),
    ].join('\n'),
  );
  const { items } = await run(path);
  expect(
    items.map((item) =>
      item.kind === 'message' ? [item.text, item.serverId] : item.kind === 'set-aside' ? [item.row, item.reason] : [],
    ),
  ).toEqual([
    [2, 'number-lost-digits'],
    ['乙', null],
    ['丙', null],
    ['丁', null],
  ]);
  expect(new Set(idsOf(items)).size).toBe(4);
});

it('loses one line to a stray quote, not the file', async () => {
  const path = await write(csv(row(1, '一'), row(2, '"没有关上'), row(3, '三'), row(4, '"四"'), row(5, '五')));
  const { items } = await run(path);
  expect(textsOf(items)).toEqual(['一', 'bad-value 第 3 行：引号不成对', '三', '四', '五']);
});

it('reads on after a row of another encoding in a UTF-8 file', async () => {
  const [before = '', after = ''] = csv(
    row(1, '路灯坏了'),
    row(2, '|'),
    row(3, '路灯还是坏的，已经三天了，晚上看不见路'),
  ).split('|');
  const path = await write(Buffer.concat([Buffer.from(before), Buffer.from('c2b7b5c6', 'hex'), Buffer.from(after)]));
  const { items } = await run(path);
  expect(textsOf(items)).toEqual([
    '路灯坏了',
    'bad-encoding 第 3 行：有无法解码的字节',
    '路灯还是坏的，已经三天了，晚上看不见路',
  ]);
});

it.each<[string, string | Uint8Array, string, number | null]>([
  ['an empty file', '', 'empty', null],
  ['a workbook', Buffer.from('504b030414000600', 'hex'), 'not-a-text', null],
  ['UTF-16', Buffer.from(`\uFEFF${HEADER}`, 'utf16le'), 'not-a-text', null],
  [
    'bytes of no encoding',
    Buffer.concat([Buffer.from(`${HEADER}\r\n`), Buffer.from('ff80ff80ff0d0a', 'hex')]),
    'unknown-encoding',
    2,
  ],
  ['a table of something else', '姓名,电话\n甲,1\n', 'unknown-columns', 1],
  ['a private chat', `${HEADER.split(',').slice(0, 9).join()}\n`, 'private-chat', 1],
])('refuses %s in words', async (_what, content, reason, line) => {
  const path = await write(content);
  const refusal = { kind: 'refused', reason, row: line, words: expect.stringMatching(/\p{Script=Han}/u) };
  expect([await previewFile(path), (await run(path)).outcome]).toEqual([refusal, refusal]);
});

it('names the headers it can read when it refuses others', async () => {
  expect(await previewFile(await write('a,b\n1,2\n'))).toMatchObject({ words: expect.stringContaining(HEADER) });
});

it('refuses a path that leads nowhere, or to a folder', async () => {
  expect([await previewFile(join(folder, 'no.csv')), await previewFile(folder)]).toMatchObject([
    { kind: 'refused', reason: 'not-found' },
    { kind: 'refused', reason: 'not-a-file' },
  ]);
});

const thousand = () => csv(...Array.from({ length: 1000 }, (_, index) => row(index, '好', { time: 1767225600 })));

it('stops after the batch in hand and goes on from there, with equal rows named as if it had never stopped', async () => {
  const path = await write(thousand());
  const whole = await run(path);
  const stopper = new AbortController();
  const first = await run(path, { signal: stopper.signal, onProgress: ({ rows }) => rows >= 512 && stopper.abort() });
  const cancelled = first.outcome.kind === 'cancelled' ? first.outcome.progress : null;
  const second = await run(path, { cursor: cancelled?.cursor ?? null });
  expect({ rows: cancelled?.rows, added: cancelled?.added, outcome: second.outcome }).toMatchObject({
    rows: 512,
    added: 512,
    outcome: { kind: 'done', progress: { rows: 1000, added: 1000, known: 0 } },
  });
  expect([...idsOf(first.items), ...idsOf(second.items)]).toEqual(idsOf(whole.items));
});

it('begins again when the file has changed since', async () => {
  const { cursors } = await run(await write(thousand()));
  const path = await write(csv(row(1, '新的')));
  expect(textsOf((await run(path, { cursor: cursors.at(-1) ?? null })).items)).toEqual(['新的']);
});

it('tells how far it has come, in bytes and rows', async () => {
  const path = await write(thousand());
  const { progress } = await run(path);
  const bytes = (await readFile(path)).length;
  expect(progress.map(({ rows }) => rows)).toEqual([256, 512, 768, 1000]);
  expect(progress.at(-1)).toMatchObject({ bytes, bytesRead: bytes });
});

it('rejects where the store does, so that the import can be resumed', async () => {
  const path = await write(csv(row(1, '一')));
  await expect(run(path, { deliver: () => Promise.reject(new Error('disk full')) })).rejects.toThrow('disk full');
});

it('takes the group from the file name only where nobody gave one', async () => {
  const path = await write(csv(row(1, '一')));
  const given = await run(path, { options: { groupExternalId: null, groupName: '红旗村', selfId: null } });
  expect([(await run(path)).items[0], given.items[0]]).toMatchObject([
    { groupExternalId: 'name:幸福村', groupName: '幸福村' },
    { groupExternalId: 'name:红旗村', groupName: '红旗村' },
  ]);
});
