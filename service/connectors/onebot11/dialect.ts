import type { WireObject, WireValue } from '../parse-wire-json.ts';
import { idOf, objectOf, wordsOf } from '../wire-fields.ts';

/** Who answers on the other side; they differ where the standard is silent. */
export type Dialect = 'napcat' | 'llbot' | 'lagrange' | 'go-cqhttp' | 'unknown';

/** The dialect and a line for the register, out of a get_version_info answer. */
export function readVersion(data: WireValue): { readonly dialect: Dialect; readonly version: string | null } {
  const fields = objectOf(data);
  const name = wordsOf(fields['app_name']) ?? '';
  const number = wordsOf(fields['app_version']) ?? wordsOf(fields['version']) ?? '';
  const version = `${name} ${number}`.trim().slice(0, 100);
  return { dialect: dialectOf(name.toLowerCase()), version: version === '' ? null : version };
}

function dialectOf(name: string): Dialect {
  if (name.includes('napcat')) return 'napcat';
  if (name.includes('llonebot') || name.includes('llbot') || name.includes('lucky')) return 'llbot';
  if (name.includes('lagrange')) return 'lagrange';
  return name.includes('go-cqhttp') ? 'go-cqhttp' : 'unknown';
}

/** These put a file into the group as a message and announce it a second time by a notice. */
export function sendsFilesAsMessages(dialect: Dialect): boolean {
  return dialect === 'napcat' || dialect === 'llbot' || dialect === 'lagrange';
}

const PAGE = 50;

/** Parameters of get_group_msg_history for the page that ends with `oldest`, or for the newest page where that is null. */
export function historyParams(dialect: Dialect, groupId: string, oldest: WireObject | null): WireObject {
  const group: WireObject = { group_id: wireId(groupId) };
  const localId = oldest === null ? null : idOf(oldest['message_id']);
  const sequence = oldest === null ? null : (idOf(oldest['real_seq']) ?? idOf(oldest['message_seq']));
  switch (dialect) {
    case 'go-cqhttp':
      return sequence === null ? group : { ...group, message_seq: wireId(sequence) };
    case 'llbot':
      return {
        ...group,
        count: PAGE,
        reverseOrder: true,
        ...(sequence === null ? {} : { message_seq: wireId(sequence) }),
      };
    case 'lagrange':
      return { ...group, count: PAGE, ...(localId === null ? {} : { message_id: wireId(localId) }) };
    case 'napcat':
    case 'unknown':
      return {
        ...group,
        count: PAGE,
        reverse_order: true,
        ...(localId === null ? {} : { message_seq: wireId(localId) }),
      };
  }
}

/** The standard writes ids as numbers; beyond 2^53 only text keeps the digits. */
export function wireId(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}
