import { normalise, originalSpan, type Span } from '../message/normalise.ts';

/**
 * What stands against a text the centre is to say. rude 粗话 (U06) · promise 许诺: the centre supervises, and does not handle; whoever
 * reads a promise of it will hold it to that.
 */
export type ToneFault = 'rude' | 'promise';

export interface ToneFinding extends Span {
  readonly fault: ToneFault;
}

const RUDE = [
  ...[
    '傻逼',
    '傻b',
    '煞笔',
    '沙比',
    '妈的',
    '他妈',
    '尼玛',
    '你妈',
    '操你',
    '草泥马',
    '滚蛋',
    '滚开',
    '滚出',
    '闭嘴',
    '放屁',
    '狗屁',
  ],
  ...[
    '白痴',
    '弱智',
    '脑残',
    '智障',
    '神经病',
    '有病吧',
    '蠢货',
    '笨蛋',
    '废物',
    '垃圾人',
    '混蛋',
    '王八',
    '畜生',
    '贱人',
    '找死',
    '去死',
  ],
  ...[
    '刁民',
    '无理取闹',
    '胡搅蛮缠',
    '少管闲事',
    '关你什么事',
    '关你屁事',
    '不服就',
    '爱告不告',
    '随便你告',
    '有本事去告',
    '别没事找事',
  ],
  ...['你算什么', '你懂什么', '吃饱了撑', '不识好歹', '素质低', '没素质', '活该'],
];

const PROMISES = [
  ...[
    '保证解决',
    '保证处理',
    '保证办',
    '保证在',
    '承诺解决',
    '承诺处理',
    '承诺在',
    '一定解决',
    '一定处理',
    '一定办',
    '一定给你',
  ],
  ...[
    '马上解决',
    '马上处理',
    '立即解决',
    '立即处理',
    '立刻解决',
    '立刻处理',
    '尽快解决',
    '尽快处理',
    '尽快办',
    '我们来解决',
    '我们来处理',
    '我们会解决',
  ],
  ...[
    '我们会处理',
    '由我们解决',
    '由我们处理',
    '包在我',
    '包解决',
    '负责到底',
    '帮你解决',
    '帮您解决',
    '帮你处理',
    '帮您处理',
    '给您解决',
    '给你解决',
  ],
];

/** A promise that is denied is none. */
const DENIALS = ['不', '未', '没', '没有', '无法', '不能', '无权', '难以', '并非'];

const SPACES = /[\s\p{P}\p{S}]/u;

/** Every rude word and every promise in a text, in the order in which they stand; spaces and signs between characters hide nothing. */
export function checkTone(text: string): readonly ToneFinding[] {
  const normalised = normalise(text);
  const places: number[] = [];
  let bare = '';
  for (let index = 0; index < normalised.text.length; index += 1) {
    const character = normalised.text.charAt(index);
    if (SPACES.test(character)) continue;
    bare += character;
    places.push(index);
  }
  const at = (start: number, length: number): Span => {
    const from = places[start] ?? 0;
    return originalSpan(normalised, from, (places[start + length - 1] ?? from) - from + 1);
  };
  return [...found(bare, RUDE, 'rude', at), ...found(bare, PROMISES, 'promise', at)].toSorted(
    (a, b) => a.start - b.start,
  );
}

function found(
  bare: string,
  words: readonly string[],
  fault: ToneFault,
  at: (start: number, length: number) => Span,
): readonly ToneFinding[] {
  const findings: ToneFinding[] = [];
  for (const word of words) {
    for (let start = bare.indexOf(word); start >= 0; start = bare.indexOf(word, start + word.length)) {
      if (fault === 'promise' && DENIALS.some((denial) => bare.slice(0, start).endsWith(denial))) continue;
      findings.push({ fault, ...at(start, word.length) });
    }
  }
  return findings;
}
