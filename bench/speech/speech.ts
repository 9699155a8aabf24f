/** Chance that is the same at every run; answers whole numbers in [0, below). */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

/** About 600 characters, the common ones first: drawn with a bias to the front, so that pairs are as unevenly common as in speech. */
const CHARACTERS = Array.from(
  '的一了是不我人在有他这中大来上个国到说们为子和你地出会也时要就可以对生能而家那得着下自之年过发后作里用道行所然' +
    '方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第' +
    '公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月' +
    '话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女' +
    '变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五' +
    '基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观' +
    '清今切院让识候带导争运笔件风村组农户田渠井泵灯桥沟树墙房屋瓦砖砂石土坡塘坝库闸管线杆表费补贴低保医疗药店厕垃圾' +
    '桶车站牌校园幼儿童养猪鸡鸭鱼虾蜂茶果菜米油盐粮种肥药虫害旱涝雨雪雾霜霉噪音尘烟臭味堵挖拆占拖欠扣罚骗偷抢吵闹',
);

/** A character drawn without a bias. */
export function rareCharacter(next: (below: number) => number): string {
  return CHARACTERS[next(CHARACTERS.length)] ?? '路';
}

const COMPLAINTS = [
  '组里的路灯坏了三天了，晚上走路看不见',
  '自来水又停了，从昨天下午到现在没有水',
  '村口的垃圾堆了一个星期，没有人来拉',
  '修路挖的坑没有填，摩托车摔了两次',
  '低保的钱这个月还没有到账，请问什么时候发',
  '泵站停电，田里的秧苗要干死了',
  '公示栏里的补贴名单和上次说的不一样',
];

/** Sentences of a village group: short talk mostly, a complaint one time in seven. */
export function speaker(seed: number): () => string {
  const next = dice(seed);
  const character = (): string =>
    CHARACTERS[Math.min(next(CHARACTERS.length), next(CHARACTERS.length), next(CHARACTERS.length))] ?? '好';
  const words = (length: number): string => Array.from({ length }, character).join('');
  return () => {
    if (next(7) === 0) return `${words(2 + next(4))}${COMPLAINTS[next(COMPLAINTS.length)]}，${words(4 + next(30))}`;
    return next(4) === 0 ? `${words(3 + next(8))}，${words(2 + next(12))}` : words(2 + next(14));
  };
}
