import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDesk, settled, type Desk } from '../a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
afterEach(() => desk.close());

const HEAD = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';

function aFile(name: string, rows: number, broken = ''): string {
  const lines = Array.from(
    { length: rows },
    (_none, row) => `${row},1,1,0,0,${1_795_400_000 + row},,"第${row}句话",,,村民,wxid_1`,
  );
  const file = path.join(desk.folder, name);
  writeFileSync(file, `\uFEFF${[HEAD, ...lines].join('\n')}\n${broken}`);
  return file;
}

const start = (file: string, groupName: string | null = '幸福村村民群') =>
  desk.script.imports.start({
    commandId: desk.newCommand(),
    path: file,
    groupExternalId: null,
    groupName,
    selfId: null,
  });

const importOf = async (id: string) =>
  (await desk.script.imports.list({ limit: 50 })).imports.find((row) => row.id === id);

describe('importing a chat export', () => {
  it('reads it in the background and counts what came of each row', async () => {
    const { id } = await start(aFile('群聊.csv', 900, '坏行\n'));
    await settled(desk.script, id);
    expect(await importOf(id)).toMatchObject({
      ...{ fileName: '群聊.csv', format: 'WeChatMsg（留痕）', state: 'done', refusal: null },
      ...{ rows: 901, added: 900, known: 0, setAside: 1, endedAt: desk.now() },
    });
    const { items, total } = await desk.script.accounts.setAside({ accountId: null, before: null, limit: 10 });
    expect([total, items[0]?.row]).toEqual([1, 902]);
  });

  it('adds nothing when the same file comes twice', async () => {
    const file = aFile('群聊.csv', 300);
    const [first, again] = [await start(file), null];
    await settled(desk.script, first.id);
    const second = await start(file);
    await settled(desk.script, second.id);
    const { total } = await desk.script.inbox.counts({});
    expect([again, (await importOf(second.id))?.added, (await importOf(second.id))?.known, total]).toEqual([
      null,
      0,
      300,
      300,
    ]);
  });

  it('refuses a file it cannot read with a sentence, before anything is stored', async () => {
    const codeOf = (call: Promise<unknown>) =>
      call.then(
        () => 'answered',
        (error: { code: string; data?: { reason: string } }) => [error.code, error.data?.reason],
      );
    const strange = path.join(desk.folder, 'strange.csv');
    writeFileSync(strange, 'a,b\n1,2\n');
    expect({
      missing: await codeOf(start(path.join(desk.folder, 'none.csv'))),
      strange: (await codeOf(desk.script.imports.preview({ path: strange })))[0],
      groupless: await codeOf(start(aFile('.csv', 2), null)),
      listed: (await desk.script.imports.list({ limit: 10 })).imports,
    }).toEqual({
      missing: ['file-refused', expect.stringContaining('打不开文件')],
      strange: 'file-refused',
      groupless: ['file-refused', '文件没有写明是哪个群，请填写群名'],
      listed: [],
    });
  });

  it('is interrupted when the service closes and goes on where it stopped', async () => {
    const { id } = await start(aFile('群聊.csv', 4_000));
    desk = await desk.reopen();
    const interrupted = await importOf(id);
    await desk.script.imports.resume({ commandId: desk.newCommand(), id });
    await settled(desk.script, id);
    const done = await importOf(id);
    const { total } = await desk.script.inbox.counts({});
    expect([interrupted?.state, done?.state, (done?.added ?? 0) + (done?.known ?? 0) >= 4_000, total]).toEqual([
      'interrupted',
      'done',
      true,
      4_000,
    ]);
  });

  it('stops when it is cancelled, and keeps what is in', async () => {
    const { id } = await start(aFile('群聊.csv', 20_000));
    await desk.script.imports.cancel({ commandId: desk.newCommand(), id });
    const stopped = await importOf(id);
    const { total } = await desk.script.inbox.counts({});
    expect([stopped?.state, total < 20_000, stopped?.added]).toEqual(['cancelled', true, total]);
  });
});
