import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One text that somebody has written, with the moment and the sender it is given for the run. */
export interface RealText {
  readonly text: string;
  /** Whole seconds since 1970, one for each text. */
  readonly second: number;
  readonly sender: number;
}

const FIRST_SECOND = Date.UTC(2026, 0, 5) / 1000;
const SENDERS = 997;

/** Every text of complaints-*.jsonl and chitchat.jsonl in the folder. */
export function readTexts(folder: string): readonly RealText[] {
  const files = readdirSync(folder).filter((name) => /^complaints-.*\.jsonl$|^chitchat\.jsonl$/.test(name));
  const lines = files.toSorted().flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return lines
    .filter((line) => line.trim() !== '')
    .map((line, index) => ({
      // The folder is documented: every line is an object with a text.
      text: (JSON.parse(line) as { readonly text: string }).text,
      second: FIRST_SECOND + index,
      sender: 1 + (index % SENDERS),
    }));
}

/** The texts as the CSV form of a WeChatMsg group export. */
export function toExport(texts: readonly RealText[]): string {
  const header = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';
  const rows = texts.map(({ text, second, sender }, index) =>
    [index + 1, 3, 1, 0, 0, second, '', quoted(text), '', '', `村民${sender}`, `wxid_${sender}`].join(),
  );
  return `\uFEFF${[header, ...rows].join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The texts as OneBot 11 events, in the array form and as CQ strings by turns. */
export function toEvent(
  { text, second, sender }: RealText,
  index: number,
  groupId: number,
): Readonly<Record<string, unknown>> {
  const cq = text.replaceAll('&', '&amp;').replaceAll('[', '&#91;').replaceAll(']', '&#93;');
  return {
    time: second,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: index + 1,
    real_seq: String(index + 1),
    group_id: groupId,
    user_id: sender,
    message: index % 2 === 0 ? [{ type: 'text', data: { text } }] : cq,
    raw_message: cq,
    sender: { user_id: sender, nickname: `村民${sender}`, card: '' },
  };
}
