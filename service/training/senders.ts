import { pick } from './fill-slots.ts';

const SURNAMES = [...'刘李王张陈谭罗易唐彭周黄文肖杨曾龙邓谢胡贺凌宁颜汤'];
const GIVEN = [...'建国明华桂英春梅志强秀兰新民小红文军金花海波晓燕福生艳丽伟平'];
const NICKNAMES = [
  '阳光心情',
  '平安是福',
  '知足常乐',
  '静待花开',
  '山里人家',
  '一帆风顺',
  '随风',
  '小雨点',
  '老班长',
  '花开富贵',
  '大山深处',
  '心平气和',
];
const PLACES = ['一组', '二组', '三组', '五组', '大塘', '老屋', '新屋', '石桥', '下湾', '樟树'];
const TITLES = ['哥', '姐', '师傅', '婶', '伯', '老师', '嫂'];

/** Members of a group who ever say anything. */
const SPEAKING_MEMBERS = 40;

/** One member of a group: the same id always carries the same name. All names are invented. */
export function senderOf(
  groupExternalId: string,
  random: () => number,
): { readonly id: string; readonly name: string } {
  const member = Math.floor(random() * SPEAKING_MEMBERS);
  const id = Number(groupExternalId) * 100 + member;
  return { id: String(id), name: nameOf(mixed(id)) };
}

/** Everybody who ever says anything in a group, its official first. */
export function membersOf(groupExternalId: string): readonly { readonly id: string; readonly name: string }[] {
  const villagers = Array.from({ length: SPEAKING_MEMBERS }, (_, member) => {
    const id = Number(groupExternalId) * 100 + member;
    return { id: String(id), name: nameOf(mixed(id)) };
  });
  return [officialOf(groupExternalId), ...villagers];
}

/** The village official who tells a group something; one for each group. */
export function officialOf(groupExternalId: string): { readonly id: string; readonly name: string } {
  const id = Number(groupExternalId) * 100 + 99;
  const number = mixed(id);
  return { id: String(id), name: `村委-${pickBy(SURNAMES, number)}${pickBy(GIVEN, number >> 5)}` };
}

function nameOf(number: number): string {
  const surname = pickBy(SURNAMES, number);
  const given = pickBy(GIVEN, number >> 5) + (number % 3 === 0 ? '' : pickBy(GIVEN, number >> 9));
  switch ((number >> 13) % 6) {
    case 0:
      return `${pickBy(PLACES, number >> 3)}${surname}${given}`;
    case 1:
      return `${surname}${pickBy(TITLES, number >> 4)}`;
    case 2:
      return pickBy(NICKNAMES, number >> 6);
    case 3:
      return `${pickBy(PLACES, number >> 3)}-${surname}${given}`;
    default:
      return `${surname}${given}`;
  }
}

function pickBy(values: readonly string[], number: number): string {
  return pick(values, () => (number % values.length) / values.length);
}

/** Spreads neighbouring ids over all names. */
function mixed(id: number): number {
  let value = Math.imul(id ^ (id >>> 16), 0x45d9f3b);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 1;
}
