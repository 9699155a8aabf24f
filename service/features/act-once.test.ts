import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandId, OperatorId } from '../../domain/ids.ts';
import { Session } from '../session.ts';
import { aFolder, TEST_NOW, type TestFolder } from '../store/a-store.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findCommand } from '../store/commands.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { actOnce, type Doing } from './act-once.ts';

const ID = '00000000-0000-7000-8000-000000000001';
const person = { id: ID as OperatorId, name: '李巡', role: 'operator', territory: [] } as const;

let folder: TestFolder;
let store: Store;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const act = (work: (tx: WriteTransaction, doing: Doing) => Promise<string>, session?: Session) =>
  actOnce(
    { store, clock: { now: () => TEST_NOW } },
    {
      session: session ?? new Session({ kind: 'desk', person }),
      path: ['categories', 'rename'],
      commandId: ID as CommandId,
    },
    work,
  );
const rename = (tx: WriteTransaction) => writeSetting(tx, 'center.name', '另一个名字');
const note = (tx: WriteTransaction, { at, by, action }: Doing) =>
  appendAudit(tx, { at, by, action, entity: 'category', entityId: null, detail: null });

describe('a command', () => {
  it('that leaves no audit line is undone and not remembered', async () => {
    const silent = act(async (tx) => {
      await rename(tx);
      return 'done';
    });
    await expect(silent).rejects.toThrow('categories.rename leaves no audit line');
    expect([await readSetting(store.read, 'center.name'), await findCommand(store.read, ID as CommandId)]).toEqual([
      null,
      null,
    ]);
  });

  it('that comes twice acts once and answers the same', async () => {
    let acted = 0;
    const work = async (tx: WriteTransaction, doing: Doing) => {
      acted += 1;
      await note(tx, doing);
      return `answer ${acted}`;
    };
    expect([await act(work), await act(work), acted]).toEqual(['answer 1', 'answer 1', 1]);
  });

  it('is nobody’s at an empty desk', async () => {
    const empty = new Session({ kind: 'desk', person: null });
    await expect(act(async () => 'done', empty)).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
