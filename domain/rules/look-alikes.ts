/**
 * Characters that are written for one another 形近, each line a class; the first stands for all of them. Kept short on purpose: each pair
 * widens every term that asks for it, and what a term means must stay plain to the clerk who wrote it.
 */
const CLASSES = [
  '未末味沬沫',
  '己已巳',
  '土士',
  '干千于',
  '日曰',
  '人入亻',
  '大太犬',
  '天夭',
  '木术本',
  '田由甲申',
  '今令',
  '历厉',
  '微徽徵徴溦',
  '信伩訫',
  '王玉主',
  '贝见',
  '九丸',
  '刀力刁',
  '几儿',
  '工エ',
  '口囗ロ',
  '厂广',
  '冶治',
  '待侍',
  '折拆',
  '析柝',
  '抢枪怆',
  '赌睹堵',
  '法珐',
  '轮仑伦沦论囵纶',
  '贪贫',
  '受爱',
  '赔陪',
  '账帐胀',
  '钱浅践栈',
  '银很恨',
  '行彳',
  '徒徙',
  '拔拨',
  '杀刹',
  '毒毐',
  '炸诈',
  '弹掸',
  '药约',
  '跳眺',
  '楼搂',
  '访仿坊防妨',
  '举誉',
  '报极',
  '警敬',
  '官宫',
  '党堂',
  '镇慎',
  '村衬忖',
  '我莪硪俄',
  '你伱妳祢沵',
  '他她它祂牠',
  '们扪闷',
  '的旳哋',
  '是湜',
  '不卟吥',
  '有洧',
  '没莈',
  '来莱唻',
  '了叻',
  '要崾',
  '给哿',
  '加咖伽',
  '群羣裙',
  '死歹',
  '爆瀑',
  '水氺',
  '电甴',
  '灯灮',
  '0oо○〇零',
  '1l丨|ǀ',
  'vⅴν',
  'xⅹ×',
] as const;

/** Characters taken apart 拆字: the parts in their order, and the character they are. Parts that are common words themselves stay out. */
const SPLITS: Readonly<Record<string, string>> = {
  亻尔: '你',
  亻门: '们',
  亻言: '信',
  氵去: '法',
  三点去: '法',
  车仑: '轮',
  贝有: '贿',
  贝各: '赂',
  贝者: '赌',
  贝才: '财',
  今贝: '贪',
  钅戋: '钱',
  金戋: '钱',
  钅艮: '银',
  讠正: '证',
  讠方: '访',
  言方: '访',
  讠上访: '上访',
  走召: '超',
  木仓: '枪',
  扌仓: '抢',
  火乍: '炸',
  弓单: '弹',
  米青: '精',
  艹约: '药',
  足兆: '跳',
  木娄: '楼',
  火丁: '灯',
  足各: '路',
  禾急: '稳',
  禾兑: '税',
  走己: '起',
  走取: '趣',
  石少: '砂',
  石广: '矿',
  扌斥: '拆',
  土也: '地',
  木对: '树',
  户斤: '所',
  弓虽: '强',
  歹人: '死',
};

const REPRESENTATIVES: ReadonlyMap<string, string> = new Map(
  CLASSES.flatMap((line) => {
    const [first = '', ...others] = Array.from(line);
    return others.map((other) => [other, first] as const);
  }),
);
const LONGEST_SPLIT = Math.max(...Object.keys(SPLITS).map((parts) => parts.length));
const splitStarts = new Uint8Array(0x1_0000);
for (const parts of Object.keys(SPLITS)) splitStarts[parts.charCodeAt(0)] = 1;

/** The character that stands for the class of this one; itself where it is in none. */
export function representativeOf(character: string): string {
  return REPRESENTATIVES.get(character) ?? character;
}

/** Whether the parts of a character can begin with this UTF-16 unit; settles nearly all without a look at the text. */
export function mayBeSplitAt(unit: number): boolean {
  return splitStarts[unit] === 1;
}

/** The character whose parts begin here, and how many units they take; null where none is taken apart. */
export function splitAt(text: string, at: number): { readonly whole: string; readonly length: number } | null {
  for (let length = LONGEST_SPLIT; length >= 2; length -= 1) {
    const whole = SPLITS[text.slice(at, at + length)];
    if (whole !== undefined) return { whole, length };
  }
  return null;
}
