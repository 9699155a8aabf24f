import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandId, MessageId } from '../../domain/ids.ts';
import { settled, type Client, type Desk } from '../a-desk.ts';
import type { Session } from '../session.ts';
import { TRAINING_PASSWORD } from '../training/people.ts';

/** For tests: what a villager said, who they are, and words that must not be found again anywhere. */
export const REPORT = {
  sender: 'wxid_qqzmcanary',
  name: '诸葛麒麟',
  phone: '13907339911',
  idCard: '430202196503074417',
  words: '银湖村支书刘某甲收了测绘公司五条芙蓉王',
} as const;

/** For tests: signs by which the report, its reporter or the official would be recognised. */
export const CANARIES = [
  'qqzmcanary',
  '诸葛麒麟',
  '13907339911',
  '430202196503074417',
  '五条芙蓉王',
  '刘某甲',
  '银湖村支书',
] as const;

export const REPORT_TEXT = `${REPORT.words}，我的电话${REPORT.phone}，身份证${REPORT.idCard}`;

export const DRAFT = {
  subjectName: '刘某甲',
  subjectPost: '村支书',
  subjectUnit: '天元区银湖村支书办公室',
  matter: '收受测绘公司五条芙蓉王香烟',
  grade: 'ordinary',
  gradeReason: '一般线索',
} as const;

interface Said {
  readonly text: string;
  readonly sender: string;
  readonly name: string;
}

const COLUMNS = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';

/** For tests: lets people say things in one group, by an exported file; answers the messages in that order, and the file. */
export async function say(
  desk: Desk,
  said: readonly Said[],
): Promise<{ readonly ids: readonly MessageId[]; readonly file: string }> {
  const seconds = Math.floor(desk.now() / 1_000) - said.length * 60;
  const rows = said.map(
    ({ text, sender, name }, index) =>
      `${seconds + index},1,1,0,0,${seconds + index * 60},,"${text}",,,${name},${sender}`,
  );
  const file = path.join(desk.folder, `said-${randomUUID()}.csv`);
  writeFileSync(file, `\uFEFF${[COLUMNS, ...rows].join('\n')}\n`);
  const before = new Set(await newestIds(desk));
  await readFile(desk, file);
  const ids = (await newestIds(desk)).filter((id) => !before.has(id)).toReversed();
  return { ids, file };
}

async function newestIds(desk: Desk): Promise<readonly MessageId[]> {
  const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;
  const { rows } = await desk.script.inbox.list({ filter, before: null, limit: 200 });
  return rows.map(({ id }) => id);
}

/** For tests: reads an exported file, again where it was read before. */
export async function readFile(desk: Desk, file: string, selfId: string | null = null): Promise<void> {
  const commandId = randomUUID() as CommandId;
  const options = { groupExternalId: null, groupName: '幸福村村民群', selfId };
  const { id } = await desk.script.imports.start({ commandId, path: file, ...options });
  await settled(desk.script, id);
}

/** For tests: the report, among what others said before and after. */
export async function hearReport(
  desk: Desk,
): Promise<{ readonly id: MessageId; readonly near: MessageId; readonly file: string }> {
  const { ids, file } = await say(desk, [
    { text: '今天停水吗', sender: 'wxid_other', name: '王婶' },
    { text: REPORT_TEXT, sender: REPORT.sender, name: REPORT.name },
    { text: '不停水', sender: 'wxid_third', name: '李叔' },
  ]);
  return { id: ids[1] as MessageId, near: ids[2] as MessageId, file };
}

/** For tests: the lead officer at a door of their own, who may give a password there. */
export interface Officer {
  readonly client: Client;
  readonly session: Session;
  give(): Promise<unknown>;
}

/** For tests: sits the lead officer of the training profile down; no password was given yet. */
export function seatOfficer(desk: Desk): Officer {
  const { client, session } = desk.sit({ as: 'lead-officer' });
  return { client, session, give: () => client.session.reauthenticate({ password: TRAINING_PASSWORD }) };
}
