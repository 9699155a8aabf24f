import { ALL_SURNAMES } from '../masking/surnames.ts';

/** Why a name in a group does not tell who somebody is (U05). */
export const NICKNAME_FAULTS = [
  'empty',
  'unknown',
  'no-team',
  'no-unit',
  'no-post',
  'no-name',
  'no-phone',
  'bad-phone',
] as const;
export type NicknameFault = (typeof NICKNAME_FAULTS)[number];

/**
 * What a name in a group says. Cadres enter as unit + post + name + phone 荷塘区纪委副书记王五13800000000, villagers as team + name
 * 三组李四; everything else is unready, with what is missing. `name` is told wherever one was found.
 */
export type Nickname =
  | {
      readonly kind: 'cadre';
      readonly unit: string;
      readonly post: string;
      readonly name: string;
      readonly phone: string;
    }
  | { readonly kind: 'villager'; readonly team: string; readonly name: string }
  | {
      readonly kind: 'unready';
      readonly fault: NicknameFault;
      readonly name: string | null;
      readonly unit: string | null;
    };

const SEPARATORS = /[\s+\-－—–_·•.,，。、/|｜\\:：;；()（）[\]【】<>《》「」~～@#*"“”]+/u;
const MOBILE = /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/u;
const LANDLINE = /(?<!\d)(?:0\d{2,3}[\s-]?)?[2-8]\d{6,7}(?!\d)/u;
/** Digits that were meant for a phone: too many or too few of them. */
const LIKE_PHONE = /(?<!\d)\d{6,}(?!\d)/u;

const TEAM =
  /^(?:第?[零〇一二三四五六七八九十百\d]{1,4}(?:组|小组|队|屋场|片|片区|网格|栋|号楼|期)(?:[\d一二三四五六七八九十]{1,3}单元)?(?:\d{1,4}(?:室|号|房)?)?|[\p{Script=Han}]{1,6}?(?:组|屋场|片区|生产队))/u;

/** Longest first, so that 副书记 is not read as 书记 of somebody called 副. */
const POSTS = [
  ...['党总支书记', '党支部书记', '总支书记', '支部书记', '纪工委书记', '纪委书记', '第一书记', '副书记', '书记'],
  ...['纪检监察员', '纪检委员', '监督员', '监委会主任', '村委会主任', '居委会主任', '妇联主席', '妇女主任', '副主任'],
  ...['主任科员', '室主任', '主任', '村主干', '支委委员', '支委', '村委委员', '委员', '副主席', '主席', '常委'],
  ...[
    '网格长',
    '网格员',
    '辅警',
    '协警',
    '民警',
    '警长',
    '所长',
    '副所长',
    '站长',
    '副站长',
    '副镇长',
    '镇长',
    '副乡长',
    '乡长',
  ],
  ...[
    '副局长',
    '局长',
    '科长',
    '副科长',
    '股长',
    '部长',
    '秘书',
    '队长',
    '组长',
    '村长',
    '社长',
    '会计',
    '文书',
    '专干',
    '专员',
  ],
  ...[
    '联络员',
    '村医',
    '医生',
    '校长',
    '老师',
    '法律顾问',
    '律师',
    '人大代表',
    '党代表',
    '志愿者',
    '干事',
    '干部',
    '科员',
  ],
  ...['办事员', '工作人员', '管理员', '驻村队员', '调解员', '护林员', '信息员', '代办员'],
].toSorted((one, other) => other.length - one.length);
const POST = new RegExp(POSTS.join('|'), 'u');

/** Reads the name somebody has in a group: the card of the group, or where there is none the nickname. */
export function readNickname(shown: string): Nickname {
  const folded = foldName(shown);
  if (folded === '') return unready('empty');
  const { rest, phone, isBad } = takePhone(folded);
  const pieces = rest.split(SEPARATORS).filter((piece) => piece !== '');
  const post = pieces.map((piece) => POST.exec(piece)?.[0]).find((found) => found !== undefined) ?? null;
  const team = pieces.map((piece) => TEAM.exec(piece)?.[0]).find((found) => found !== undefined) ?? null;
  const isTeamPost = post === '组长' || post === '队长';
  if (team !== null && (post === null || isTeamPost) && !pieces.some(isUnit)) return villager(pieces, team, post);
  if (post !== null || pieces.some(isUnit)) return cadre(pieces, post, phone, isBad);
  const name = pieces.find(isName) ?? null;
  if (name === null) return unready('unknown');
  return unready(phone === null && !isBad ? 'no-team' : 'no-unit', name);
}

/** Compatible signs are one, and whatever cannot be read aloud is none: emoji, hidden characters, decorations. */
export function foldName(shown: string): string {
  return shown
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Me}\p{Variation_Selector}]/gu, '')
    .replace(/[\p{Extended_Pictographic}\p{Regional_Indicator}]/gu, ' ')
    .trim();
}

function takePhone(text: string): { readonly rest: string; readonly phone: string | null; readonly isBad: boolean } {
  const found = MOBILE.exec(text) ?? LANDLINE.exec(text);
  if (found !== null) return { rest: cutOut(text, found), phone: found[0].replaceAll(/\D/gu, ''), isBad: false };
  const wrong = LIKE_PHONE.exec(text);
  return { rest: wrong === null ? text : cutOut(text, wrong), phone: null, isBad: wrong !== null };
}

function cutOut(text: string, { index, 0: found }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + found.length)}`;
}

function villager(pieces: readonly string[], team: string, post: string | null): Nickname {
  const rests = pieces.map((piece) => (piece.startsWith(team) ? piece.slice(team.length) : piece));
  const name = rests
    .map((rest) => nameIn(post === null ? rest : rest.replace(post, '')))
    .find((found) => found !== null);
  return name === undefined || name === null ? unready('no-name') : { kind: 'villager', team, name };
}

function cadre(pieces: readonly string[], post: string | null, phone: string | null, isBad: boolean): Nickname {
  const parts = post === null ? pieces : pieces.flatMap((piece) => around(piece, post));
  const name = parts.find(isName) ?? null;
  const unit = parts.filter((part) => part !== name).join('') || null;
  if (unit === null) return unready('no-unit', name);
  if (post === null) return unready('no-post', name, unit);
  if (name === null) return unready('no-name', null, unit);
  if (phone === null) return unready(isBad ? 'bad-phone' : 'no-phone', name, unit);
  return { kind: 'cadre', unit, post, name, phone };
}

function around(piece: string, post: string): readonly string[] {
  const at = piece.indexOf(post);
  if (at < 0) return [piece];
  return [piece.slice(0, at), piece.slice(at + post.length)].filter((part) => part !== '');
}

const UNIT =
  /(?:纪委|监委|纪工委|纪检|监察|政府|街道|委员会|党委|支部|支委|村委|居委|村|社区|镇|乡|局|所|站|办|中心|大队|公司|学校|卫生院|法院|检察院|派出所|信访)/u;

function isUnit(piece: string): boolean {
  return UNIT.test(piece) && !isName(piece);
}

/** Two to four signs that begin with a family name and are no place. */
export function isName(piece: string): boolean {
  return nameIn(piece) === piece;
}

/** The name a piece consists of, without what people hang on it: 李四家, 李四妈妈. */
function nameIn(piece: string): string | null {
  const bare = piece.replace(/(?:的?(?:家|家属|妈妈|爸爸|妈|爸|老婆|老公|儿子|女儿|爷爷|奶奶))$/u, '');
  if (!/^\p{Script=Han}{2,4}$/u.test(bare)) return null;
  const isDouble = ALL_SURNAMES.has(bare.slice(0, 2));
  if (!isDouble && !ALL_SURNAMES.has(bare.slice(0, 1))) return null;
  if (!isDouble && bare.length === 4) return null;
  return NO_NAME.test(bare) ? null : bare;
}

/** What begins like a name and is a place or a trade. */
const NO_NAME =
  /(?:村|镇|乡|组|区|县|市|街|路|队|店|厂|局|所|站|办|委|社区|超市|水电|装修|家电|百货|平安|如意|快乐|开心|花开|安好)$/u;

function unready(fault: NicknameFault, name: string | null = null, unit: string | null = null): Nickname {
  return { kind: 'unready', fault, name, unit };
}
