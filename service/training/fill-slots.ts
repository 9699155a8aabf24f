/** What stands in the slots of the training texts. */
const SLOTS: Readonly<Record<string, readonly string[]>> = {
  组: [
    '一组',
    '二组',
    '三组',
    '四组',
    '五组',
    '六组',
    '七组',
    '八组',
    '十组',
    '十二组',
    '老屋组',
    '大塘组',
    '新屋组',
    '井边组',
    '石桥组',
    '下湾组',
    '上湾组',
    '樟树组',
    '竹山组',
    '塘边组',
  ],
  处: [
    '村部门口',
    '学校后面',
    '老桥头',
    '卫生室旁边',
    '加油站对面',
    '祠堂前面',
    '菜市场边上',
    '三岔路口',
    '水库边',
    '村小门口',
    '小区东门',
    '三栋楼下',
    '变压器那里',
    '河堤上',
    '铁路涵洞',
    '晒谷坪',
    '老供销社',
    '二单元门口',
    '桥那头',
    '安置区后面',
  ],
  天: ['两天', '三天', '四天', '四五天', '一个星期', '十来天', '快半个月', '一个多月', '好几天', '大半个月'],
  时: [
    '今天早上',
    '昨天晚上',
    '上午',
    '中午',
    '刚才',
    '前天下午',
    '这两天',
    '天一黑',
    '凌晨',
    '一早',
    '傍晚',
    '昨天半夜',
  ],
  数: ['二十多户', '三十来户', '五六户', '百把人', '十几户', '半个组的人', '四十几户', '七八家', '两百多人', '整栋楼'],
  人: ['老人', '小孩', '我妈', '读书的孩子', '骑摩托的', '我爷爷', '邻居大嫂', '邻居', '带娃的', '我爸'],
  月: ['上个月', '国庆前', '开春的时候', '年初', '夏天', '去年', '中秋前', '前两个月', '七月份', '九月份'],
  钱: ['三百块', '八百块', '一千二', '两万多', '五千块', '六百八', '三千多', '一万五', '两百块', '四百五'],
  求: [
    '麻烦帮忙反映一下',
    '能不能派人来看看',
    '请尽快处理',
    '有没有人管一管',
    '盼回复',
    '拜托了',
    '请村里帮着催一催',
    '希望早点解决',
    '什么时候能好',
    '请领导重视',
  ],
};

/**
 * Puts a word into each slot of a text, chosen by chance; `random` answers in [0, 1). Texts that share `kept` share their words,
 * so that title, quotes and answer of one matter speak of the same place.
 */
export function fillSlots(text: string, random: () => number, kept: Map<string, string> = new Map()): string {
  return text.replaceAll(/\{(.)\}/g, (_, slot: string) => {
    const word = kept.get(slot) ?? pick(SLOTS[slot] ?? [''], random);
    kept.set(slot, word);
    return word;
  });
}

/** One of the values, by chance; throws where there are none. */
export function pick<T>(values: readonly T[], random: () => number): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('Nothing to choose from');
  return value;
}
