import { findAll, type Found } from './found.ts';
import { ALL_SURNAMES, NEVER_GIVEN, NOT_NAMES, TELLING_SURNAMES } from './surnames.ts';

const LABELS = [
  ...[
    '姓名',
    '姓 名',
    '联系人',
    '联络人',
    '举报人',
    '检举人',
    '反映人',
    '投诉人',
    '信访人',
    '来访人',
    '报案人',
    '求助人',
    '当事人',
    '申请人',
    '被举报人',
    '被反映人',
    '户主',
    '业主',
    '受害人',
    '经办人',
  ],
  ...[
    '负责人',
    '承办人',
    '答复人',
    '聯繫人',
    '舉報人',
    '法人',
    '法定代表人',
    '法人代表',
    '受益人',
    '死者',
    '伤者',
    '证人',
    '嫌疑人',
    '收款人',
    '持卡人',
    '开户人',
    '房东',
    '房主',
    '车主',
    '老板',
  ],
];
const BEFORE_A_NAME = [
  ...[
    '我叫',
    '名叫',
    '本人叫',
    '叫做',
    '举报人',
    '联系人',
    '反映人',
    '投诉人',
    '当事人',
    '户主',
    '村民',
    '居民',
    '贫困户',
    '低保户',
    '五保户',
    '村支书',
    '支书',
    '村主任',
    '会计',
    '出纳',
    '网格员',
    '组长',
    '村长',
    '书记',
  ],
  ...[
    '副书记',
    '主任',
    '副主任',
    '镇长',
    '乡长',
    '局长',
    '副局长',
    '县长',
    '区长',
    '科长',
    '所长',
    '院长',
    '校长',
    '队长',
    '厂长',
    '业主',
    '老板',
    '包工头',
    '开发商',
    '妻子',
    '丈夫',
    '儿子',
    '女儿',
    '母亲',
    '父亲',
    '爱人',
  ],
  ...[
    '哥哥',
    '弟弟',
    '姐姐',
    '妹妹',
    '侄子',
    '女婿',
    '老人',
    '同志',
    '干部',
    '组民',
    '社员',
    '社长',
    '房东',
    '邻居',
    '学生',
    '老师',
    '医生',
    '我是',
    '本人',
    '实名',
  ],
];
const TITLES =
  '先生|女士|小姐|同志|大爷|大妈|大叔|大婶|阿姨|老师|医生|书记|支书|村长|主任|会计|出纳|组长|队长|镇长|乡长|局长|县长|区长|科长|所长|院长|校长|厂长|经理|总经理|老板|网格员|同学|夫妇|夫妻|一家';

const HAN = '[\\u4e00-\\u9fff]';
const AFTER_COLON = new RegExp(
  `(?:${LABELS.join('|')})(?:姓名)?[ ]?[:：][ ]?(?<who>${HAN}[\\u4e00-\\u9fff]{1,4})`,
  'g',
);
const AFTER_WORD = new RegExp(`(?:${BEFORE_A_NAME.join('|')})(?:姓名)?(?:是|叫|为)?[ :：“"]?(?<who>${HAN}{2,4})`, 'g');
const TITLE = new RegExp(`(?:${TITLES})`, 'g');

/**
 * Names that show themselves by the words around them: 联系人：王五, 我叫李四, 举报人张三, 张三先生. A name that stands alone cannot be told
 * from other words; whoever knows the people of a text hands their names over (maskText, names).
 */
export function findNames(folded: string): readonly Found[] {
  return [
    ...findAll(folded, AFTER_COLON, (run) => run).flatMap((found) => nameAt(found, ALL_SURNAMES)),
    ...findAll(folded, AFTER_WORD, (run) => run).flatMap((found) => nameAt(found, TELLING_SURNAMES)),
    ...beforeTitle(folded),
  ];
}

/** The name a run of signs begins with; nothing where it does not begin like one. */
function nameAt({ start, instead: run }: Found, surnames: ReadonlySet<string>): readonly Found[] {
  if (NOT_NAMES.some((word) => run.startsWith(word))) return [];
  const family = familyOf(run, surnames);
  if (family === 0) return [];
  const given = [...run.slice(family, family + 2)];
  const ends = given.findIndex((sign) => NEVER_GIVEN.has(sign));
  const length = family + (ends === -1 ? given.length : ends);
  return length === family ? [] : [{ start, end: start + length, instead: `${run.slice(0, family)}*` }];
}

function familyOf(run: string, surnames: ReadonlySet<string>): number {
  if (surnames.has(run.slice(0, 2))) return 2;
  return surnames.has(run.slice(0, 1)) ? 1 : 0;
}

/** 张三先生: the name reaches back from the title as far as a family name; 张先生 has given no more than that. */
function beforeTitle(folded: string): readonly Found[] {
  return [...folded.matchAll(TITLE)].flatMap(({ index }) => {
    const length = [4, 3, 2].find((signs) => signs <= index && isWholeName(folded.slice(index - signs, index)));
    if (length === undefined) return [];
    const run = folded.slice(index - length, index);
    return [{ start: index - length, end: index, instead: `${run.slice(0, familyOf(run, TELLING_SURNAMES))}*` }];
  });
}

function isWholeName(run: string): boolean {
  const family = familyOf(run, TELLING_SURNAMES);
  const given = [...run.slice(family)];
  return (
    family > 0 &&
    given.length > 0 &&
    given.length < 3 &&
    given.every((sign) => /[\u4e00-\u9fff]/.test(sign) && !NEVER_GIVEN.has(sign)) &&
    !NOT_NAMES.some((word) => run.startsWith(word))
  );
}
