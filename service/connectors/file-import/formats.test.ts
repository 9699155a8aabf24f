import JSZip from 'jszip';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IncomingItem, IncomingMessage } from '../../../domain/message/message.ts';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { DAMAGES } from '../damage-frame.ts';
import { importFile, type ImportOptions, type ImportOutcome } from './import-file.ts';
import { previewFile } from './preview-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formats-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Run {
  readonly outcome: ImportOutcome;
  readonly items: readonly IncomingItem[];
  readonly cursors: readonly string[];
}

async function run(
  path: string,
  options: Partial<ImportOptions> = {},
  cursor: string | null = null,
  stopAfter = Infinity,
) {
  const items: IncomingItem[] = [];
  const cursors: string[] = [];
  const stopper = new AbortController();
  const outcome = await importFile({
    path,
    options: { groupExternalId: null, groupName: null, selfId: null, ...options },
    cursor,
    deliver: async (batch, reached) => {
      items.push(...batch);
      cursors.push(reached);
      if (items.length >= stopAfter) stopper.abort();
      const setAside = batch.filter(({ kind }) => kind === 'set-aside').length;
      return { added: batch.length - setAside, merged: 0, known: 0, setAside };
    },
    onProgress: () => undefined,
    signal: stopper.signal,
  });
  return { outcome, items, cursors } satisfies Run;
}

const messages = (items: readonly IncomingItem[]) =>
  items.filter((item): item is IncomingMessage => item.kind === 'message');
const WEFLOW = {
  weflow: { version: '1' },
  session: { wxid: '1@chatroom', displayName: '幸福村一群' },
  messages: [
    {
      localId: 1,
      createTime: 1767225600,
      formattedTime: '2026-01-01 08:00:00',
      type: '文本消息',
      localType: 1,
      content: '路灯坏了',
      isSend: 0,
      senderUsername: 'wxid_a',
      senderDisplayName: '甲',
      source: '',
      platformMessageId: '7773749793478223190',
    },
    {
      localId: 2,
      createTime: 1767225601,
      type: '图片消息',
      content: '[图片]',
      isSend: 1,
      senderUsername: 'wxid_me',
      senderDisplayName: '我',
    },
    {
      localId: 3,
      createTime: 1767225602,
      type: '系统消息',
      content: '"甲" 撤回了一条消息',
      isSend: null,
      senderUsername: '',
    },
  ],
};
/** What the formats below make of the same three messages, where they can tell. */
const THREE = [
  { sentAt: 1_767_225_600_000, text: '路灯坏了', messageKind: 'text' },
  { sentAt: 1_767_225_601_000, text: '[图片]', messageKind: 'image' },
  { sentAt: 1_767_225_602_000, text: '"甲" 撤回了一条消息', messageKind: 'system', senderExternalId: null },
];

it('reads WeFlow JSON with its group, server ids and own messages', async () => {
  const path = await write('x.json', `\uFEFF${JSON.stringify(WEFLOW, null, 2)}`);
  const { items, outcome } = await run(path, { selfId: 'wxid_me' });
  expect(items).toMatchObject(THREE);
  expect(items[0]).toMatchObject({
    groupExternalId: '1@chatroom',
    groupName: '幸福村一群',
    serverId: '7773749793478223190',
    senderName: '甲',
  });
  expect(items[1]).toMatchObject({ isOwn: true, serverId: null });
  expect(outcome).toMatchObject({ kind: 'done', progress: { format: 'WeFlow / EchoTrace JSON', rows: 3, added: 3 } });
});

it('asks for the group where EchoTrace does not name it', async () => {
  const { session: _session, weflow: _weflow, ...rest } = WEFLOW;
  const path = await write('幸福村.json', JSON.stringify({ session: { nickname: '幸福村' }, exportTime: 1, ...rest }));
  expect(await previewFile(path)).toMatchObject({ needsGroup: true, guessedGroup: '幸福村' });
  const { items } = await run(path, { groupExternalId: '2@chatroom' });
  expect(items[0]).toMatchObject({ groupExternalId: '2@chatroom', groupName: '幸福村' });
});

const CHATLAB_HEAD = {
  chatlab: { version: '0.0.2' },
  meta: { name: '幸福村一群', platform: 'wechat', groupId: '1@chatroom' },
};
const CHATLAB = [
  {
    sender: 'wxid_a',
    accountName: '甲',
    timestamp: 1767225600,
    type: 0,
    content: '路灯坏了',
    platformMessageId: '7773749793478223190',
  },
  { sender: 'wxid_b', accountName: '乙', timestamp: 1767225601, type: 1, content: 'a.jpg' },
  { sender: 'system', accountName: '系统', timestamp: 1767225602, type: 81, content: '"甲" 撤回了一条消息' },
];

it('reads ChatLab as one JSON and as lines alike', async () => {
  const members = Array.from({ length: 30_000 }, (_, n) => ({ platformId: `wxid_${n}`, accountName: '村民[甲]"' }));
  const json = await run(await write('a.json', JSON.stringify({ ...CHATLAB_HEAD, members, messages: CHATLAB })));
  const lines = [
    { _type: 'header', ...CHATLAB_HEAD },
    { _type: 'member', platformId: 'wxid_a' },
    ...CHATLAB.map((said) => ({ _type: 'message', ...said })),
  ];
  const jsonl = await run(await write('a.jsonl', lines.map((line) => JSON.stringify(line)).join('\n')));
  expect(json.items).toMatchObject(THREE);
  const facts = ({ raw: _raw, ...rest }: IncomingMessage) => rest;
  expect(messages(jsonl.items).map(facts)).toEqual(messages(json.items).map(facts));
});

it('reads PyWxDump and chatlog JSON, and keeps no private conversation', async () => {
  const pywxdump = [
    {
      id: 1,
      MsgSvrID: '7773749793478223190',
      type_name: '文本',
      is_sender: 0,
      talker: 'wxid_a',
      room_name: '1@chatroom',
      msg: '路灯坏了',
      src: '',
      extra: {},
      CreateTime: '2026-01-01 08:00:00',
    },
    {
      id: 2,
      MsgSvrID: '7773749793478223191',
      type_name: '文本',
      is_sender: 0,
      talker: 'wxid_a',
      room_name: 'wxid_a',
      msg: '私下说',
      src: '',
      extra: {},
      CreateTime: '2026-01-01 08:00:01',
    },
  ];
  const chatlog = [
    {
      seq: 1767225600001,
      time: '2026-01-01T08:00:00+08:00',
      talker: '1@chatroom',
      talkerName: '幸福村',
      isChatRoom: true,
      sender: 'wxid_a',
      senderName: '甲',
      isSelf: false,
      type: 1,
      subType: 0,
      content: '路灯坏了',
    },
    {
      seq: 1767225601001,
      time: '2026-01-01T08:00:01+08:00',
      talker: 'wxid_a',
      talkerName: '甲',
      isChatRoom: false,
      sender: 'wxid_a',
      senderName: '甲',
      isSelf: false,
      type: 1,
      subType: 0,
      content: '私下说',
    },
  ];
  for (const list of [pywxdump, chatlog]) {
    const { items } = await run(await write('x.json', JSON.stringify(list)));
    expect(items).toMatchObject([
      { text: '路灯坏了', groupExternalId: '1@chatroom', senderExternalId: 'wxid_a', sentAt: 1_767_225_600_000 },
      { kind: 'set-aside', raw: '', detail: '第 2 行：不是群消息，内容未保存' },
    ]);
  }
});

it('reads decrypted lines of the WeCom archive, its recalls, and no private line', async () => {
  const line = (fields: object) =>
    JSON.stringify({ action: 'send', from: 'wo_a', tolist: [], msgtime: 1767225600123, ...fields });
  const path = await write(
    'archive.jsonl',
    [
      line({ seq: 1, msgid: 'CAQQ1_external', roomid: 'wr1', msgtype: 'text', text: { content: '路灯坏了' } }),
      line({ seq: 2, msgid: 'CAQQ2_external', roomid: 'wr1', msgtype: 'file', file: { filename: '公示.pdf' } }),
      line({ seq: 3, msgid: 'CAQQ3', roomid: '', msgtype: 'text', text: { content: '私下说' } }),
      line({
        seq: 4,
        msgid: 'CAQQ4',
        action: 'recall',
        roomid: 'wr1',
        msgtype: 'revoke',
        revoke: { pre_msgid: 'CAQQ1_external' },
      }),
      JSON.stringify({ seq: 5, msgid: 'CAQQ5', action: 'switch', time: 1767225600123, user: 'a' }),
    ].join('\n'),
  );
  const { items } = await run(path);
  expect(items).toMatchObject([
    {
      platform: 'wecom',
      groupExternalId: 'wr1',
      serverId: 'CAQQ1_external',
      text: '路灯坏了',
      sentAt: 1_767_225_600_123,
    },
    { messageKind: 'file', text: '[文件] 公示.pdf' },
    { kind: 'set-aside', raw: '' },
    { kind: 'recall', localId: 'CAQQ1_external' },
    { kind: 'set-aside' },
  ]);
});

it.each([
  [
    'WeChatMsg',
    '2026-01-01 08:00:00 甲\n路灯坏了\n\n三天了\n\n2026-01-01 08:00:01 乙\n[图片]\n\n2026-01-01 08:00:02 "甲" 撤回了一条消息\n\n',
  ],
  [
    'WeFlow',
    "2026-01-01 08:00:00 '甲'\r\n路灯坏了\r\n\r\n三天了\r\n\r\n2026-01-01 08:00:01 '乙'\r\n[图片]\r\n\r\n2026-01-01 08:00:02 '系统消息'\r\n\"甲\" 撤回了一条消息\r\n",
  ],
])('reads the TXT of %s, whose bodies hold blank lines', async (_exporter, text) => {
  const { items } = await run(await write('幸福村.txt', text));
  expect(items).toMatchObject([
    {
      ...THREE[0],
      text: '路灯坏了\n\n三天了',
      senderName: '甲',
      senderExternalId: null,
      groupExternalId: 'name:幸福村',
    },
    { ...THREE[1], senderName: '乙' },
    { ...THREE[2], senderName: null },
  ]);
});

it('reads the HTML of WeChatMsg without ever running it', async () => {
  const path = await write(
    '幸福村.html',
    `<!DOCTYPE html><html><title>微信</title><script>
const chatMessages = [
{ type:0, text:'2026-01-01 08:00',is_send:0,timestamp:1767225600,is_chatroom:1,displayname:''},
{ type:1, text:'路灯\\'坏\\'了&lt;三天&gt;<br>请来修',is_send:0,avatar_path:'./a.png',timestamp:1767225600,is_chatroom:1,displayname:'甲'},
{ type:3, text:'./image/a.jpg',is_send:1,timestamp:1767225601,is_chatroom:1,displayname:'我'},
{ type:0, text:'"甲" 撤回了一条消息',is_send:0,timestamp:1767225602,is_chatroom:1,displayname:''},
{ type:1, text:process.exit(1),is_send:0,timestamp:1767225603,is_chatroom:1,displayname:'坏'},
];</script></html>`,
  );
  const { items } = await run(path);
  expect(items).toMatchObject([
    { ...THREE[0], text: "路灯'坏'了<三天>\n请来修", senderName: '甲' },
    { ...THREE[1], isOwn: true },
    THREE[2],
    { kind: 'set-aside', reason: 'bad-value', detail: '第 7 行：消息对象无法读出' },
  ]);
});

async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
  const sheet = rows.map((cells, n) => `<row r="${n + 1}">${cells.map(cell).join('')}</row>`).join('');
  const zip = new JSZip();
  zip.file('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${sheet}</sheetData></worksheet>`);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

it('reads a sheet of WeFlow by the names of its columns, and refuses ids a spreadsheet has rounded', async () => {
  const path = await write(
    'x.xlsx',
    await workbook([
      ['会话信息'],
      ['微信ID', '1@chatroom', '昵称', '幸福村一群'],
      ['导出时间', '2026-01-02'],
      ['序号', '时间', '发送者昵称', '发送者账号ID', '发送者备注', '群昵称', '发送者身份', '消息类型', '内容'],
      [1, '2026-01-01 08:00:00', '小甲', 'wxid_a', '', '一组甲', '成员', '文本消息', '路灯坏了'],
      [2, '2026-01-01 08:00:01', '我', 'wxid_me', '', '', '我', '图片消息', '[图片]'],
      [3, 46023.333356481482, '', '', '', '', '系统', '系统消息', '"甲" 撤回了一条消息'],
      [4, '2026-01-01 08:00:03', '乙', '7.77E+18', '', '', '成员', '文本消息', '积水'],
    ]),
  );
  expect(await previewFile(path)).toMatchObject({ needsGroup: false, guessedGroup: '1@chatroom', encoding: 'XLSX' });
  const { items } = await run(path);
  expect(items).toMatchObject([
    { ...THREE[0], senderExternalId: 'wxid_a', senderName: '一组甲', groupExternalId: '1@chatroom' },
    { ...THREE[1], isOwn: true },
    THREE[2],
    { kind: 'set-aside', reason: 'number-lost-digits', row: 8 },
  ]);
});

it.each([
  ['a workbook of something else', 'x.xlsx', async () => workbook([['姓名', '电话']]), '不认识这个工作表'],
  [
    'a packed file that is none',
    'x.xlsx',
    async () => Buffer.from('PK\u0003\u0004 and nothing else'),
    '工作簿已损坏或有密码',
  ],
  ['JSON of something else', 'x.json', async () => '{"messages":[{"a":1}]}', '不认识这个 JSON 的结构'],
  ['JSON without messages', 'x.json', async () => '{"session":{},"messages":[]}', '没有一条消息'],
  ['lines of something else', 'x.jsonl', async () => '{"a":1}\n{"a":2}', '不认识第 1 行'],
  ['a web page', 'x.html', async () => '<!DOCTYPE html><html><body>hello</body></html>', '不认识这个网页'],
])('refuses %s in words', async (_what, name, content, words) => {
  const path = await write(name, await content());
  const previewed = await previewFile(path);
  expect(previewed.kind === 'refused' ? previewed.words : 'read').toContain(words);
});

it('goes on where a cancelled import of JSON stopped, and names equal messages alike', async () => {
  const list = Array.from({ length: 1_000 }, (_, n) => ({
    ...WEFLOW.messages[0],
    platformMessageId: '',
    localId: n,
    content: n % 2 === 0 ? '好' : `第${n}`,
  }));
  const path = await write('x.json', JSON.stringify({ ...WEFLOW, messages: list }));
  const whole = await run(path);
  const first = await run(path, {}, null, 500);
  const second = await run(path, {}, first.cursors.at(-1) ?? null);
  const ids = (items: readonly IncomingItem[]) => messages(items).map(({ localId }) => localId);
  expect(first.outcome.kind).toBe('cancelled');
  expect([...ids(first.items), ...ids(second.items)]).toEqual(ids(whole.items));
  expect(new Set(ids(whole.items)).size).toBe(1_000);
});

it('tells a JSON export that was cut off, and keeps what stood before the cut', async () => {
  const text = JSON.stringify({ ...WEFLOW, messages: Array.from({ length: 600 }, () => WEFLOW.messages[0]) });
  const { items } = await run(await write('x.json', text.slice(0, -120)));
  expect(messages(items)).toHaveLength(599);
  expect(items.at(-1)).toMatchObject({ kind: 'set-aside', reason: 'truncated', row: 600 });
});

it.each([
  ['a bracket too few', (message: string) => message.slice(0, -1)],
  ['a bracket too many', (message: string) => `${message}}`],
  ['a list that is closed in the middle', (message: string) => `${message}]`],
  ['a quotation mark too few', (message: string) => message.replace('"路灯坏了"', '"路灯坏了')],
  ['a quotation mark too many', (message: string) => message.replace('路灯', '路"灯')],
  ['the end of what it says missing', (message: string) => message.slice(0, 90)],
])('loses one message of a JSON export to %s, says which, and reads on after it', async (_what, damage) => {
  const numbered = (at: number) => JSON.stringify({ ...WEFLOW.messages[0], localId: at, platformMessageId: `${at}` });
  const damaged = new Set([1, 300, 301, 4_999]);
  const list = Array.from({ length: 5_000 }, (_, at) =>
    damaged.has(at + 1) ? damage(numbered(at + 1)) : numbered(at + 1),
  );
  const { messages: _messages, ...head } = WEFLOW;
  const text = `${JSON.stringify(head).slice(0, -1)},"messages":[${list.join(',\n')}]}`;
  const { items, outcome } = await run(await write('x.json', text));
  const lost = items.filter((item) => item.kind === 'set-aside');
  expect({ outcome: outcome.kind, read: messages(items).length }).toEqual({ outcome: 'done', read: 4_996 });
  expect(lost.map(({ row }) => row)).toEqual([...damaged]);
  expect(lost[1]).toMatchObject({ reason: 'not-json', row: 300, detail: expect.stringMatching(/^第 300 条：此条/) });
});

it('sets aside every one of 5,000 malformed lines of each kind and takes the good ones between them', async () => {
  const good = JSON.stringify({
    _type: 'message',
    sender: 'wxid_a',
    accountName: '甲',
    timestamp: 1767225600,
    type: 0,
    content: '路灯坏了',
  });
  const random = seededRandom(20260105);
  const lines = [Buffer.from(`${JSON.stringify({ _type: 'header', ...CHATLAB_HEAD })}\n`)];
  const usable = DAMAGES.filter((damage) => {
    const bytes = Buffer.from(damage(good, seededRandom(1)));
    // A line of 1 MiB each would make a file of gigabytes, and one of noise a file in no encoding at all.
    const strange = bytes.toString('utf8').split('\uFFFD').length;
    return bytes.length < 100_000 && strange < 5 && !bytes.subarray(0, 4).includes(0);
  });
  for (let line = 0; line < 5_000; line += 1) {
    const damaged = Buffer.from(usable[line % usable.length]?.(good, random) ?? '');
    lines.push(Buffer.from(damaged.filter((byte) => byte !== 0x0a)), Buffer.from(`\n${good}\n`));
  }
  const { items, outcome } = await run(await write('x.jsonl', Buffer.concat(lines)));
  const kinds = items.reduce(
    (counts, { kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1),
    new Map<string, number>(),
  );
  expect([usable.length > 5, Object.fromEntries(kinds), outcome.kind]).toEqual([
    true,
    { 'set-aside': 5_000, message: 5_000 },
    'done',
  ]);
});
