/** Nobody asks at this length: it is a notice or an essay, and an operator reads it anyway. */
const LONGEST = 200;
/** Shorter ones are greetings: 吃了吗？ 在吗？ */
const SHORTEST = 6;

/** Said to an office, not to a neighbour. */
const ASKS_OPENLY = /请问|咨询|求问|请教/u;
const ASKS = new RegExp(
  [
    ...['怎么', '怎样', '如何', '为什么', '为啥', '凭什么', '什么时候', '啥时候', '几时', '几点', '几号', '哪天'],
    ...[
      '哪里',
      '哪儿',
      '哪个',
      '多少',
      '多久',
      '多长时间',
      '是不是',
      '能不能',
      '可不可以',
      '要不要',
      '有没有',
      '会不会',
    ],
  ].join('|'),
  'u',
);
const ENDS_ASKING = /(?:吗|么|呢|没有|了没|嘛|啥|什么)[\s!~。…]{0,9}$/u;
const NO_QUESTION = /(?:不管|无论)(?:怎么|怎样|多少|什么)?|没什么|没怎么|不怎么/gu;
/** What an office answers for: money and papers of the state, supply, roads and refuse, school and doctor, the offices themselves. */
const CONCERNS_OFFICE = new RegExp(
  [
    ...[
      '医保',
      '社保',
      '农合',
      '低保',
      '五保',
      '残疾',
      '养老',
      '补贴',
      '补助',
      '补偿',
      '救助',
      '公积金',
      '抚恤',
      '优待',
    ],
    ...[
      '停水',
      '停电',
      '停气',
      '来水',
      '来电',
      '水压',
      '路灯',
      '垃圾',
      '下水道',
      '井盖',
      '公交',
      '班车',
      '修路',
      '修桥',
      '通车',
    ],
    ...[
      '办证',
      '办理',
      '申请',
      '报销',
      '缴费',
      '交费',
      '手续',
      '材料',
      '户口',
      '身份证',
      '房产证',
      '营业执照',
      '盖章',
      '公示',
    ],
    ...[
      '征地',
      '拆迁',
      '宅基地',
      '危房',
      '改造',
      '土地',
      '承包',
      '政策',
      '疫苗',
      '核酸',
      '健康码',
      '体检',
      '学区',
      '入学',
      '招生',
    ],
    ...[
      '村委',
      '居委',
      '社区',
      '镇上',
      '镇里',
      '街道',
      '政府',
      '村里',
      '村干部',
      '书记',
      '物业',
      '派出所',
      '卫生院',
      '信访',
    ],
  ].join('|'),
  'u',
);

/**
 * Whether a villager asks something that wants an answer from an office; the text is normalised (domain/message/normalise.ts), so that
 * ？ is ?. Neighbours ask one another a lot: a question counts where it is put openly, names what an office answers for, or hits a
 * rule of the centre.
 */
export function asksOffice(normalised: string, isHit: boolean): boolean {
  if (normalised.length > LONGEST) return false;
  const text = normalised.trim();
  if (ASKS_OPENLY.test(text)) return true;
  return isQuestion(text) && (isHit || CONCERNS_OFFICE.test(text));
}

function isQuestion(text: string): boolean {
  if (text.length < SHORTEST) return false;
  if (text.includes('?') && /\p{L}{2}/u.test(text)) return true;
  const plain = text.replaceAll(NO_QUESTION, '');
  return ASKS.test(plain) || ENDS_ASKING.test(plain);
}
