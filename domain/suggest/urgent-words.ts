import { buildAutomaton } from '../rules/automaton.ts';
import type { ReasonSpan } from './reasons-for.ts';

/** Danger to life, and what cannot wait a night; general words of the language, the centre's own stand in its rules. */
const WORDS = [
  ...['触电', '漏电', '电线断', '电线掉', '着火', '起火', '火灾', '冒烟', '爆炸', '煤气泄漏', '燃气泄漏', '漏气'],
  ...['塌方', '塌陷', '坍塌', '倒塌', '滑坡', '泥石流', '决口', '溃坝', '垮塌', '被困', '溺水', '落水', '中毒', '晕倒'],
  ...[
    '受伤',
    '流血',
    '死人',
    '出人命',
    '救命',
    '快救',
    '轻生',
    '跳楼',
    '喝农药',
    '失踪',
    '走失',
    '打架',
    '持刀',
    '车祸',
    '井盖没',
  ],
] as const;
/** What takes the danger out of the words before it. */
const DENIED = /(?:没有?|未|不会|防止?|预防|以免|避免|谨防|小心)$/u;

const automaton = buildAutomaton(WORDS);

/** Where a normalised text says danger; a warning against it (谨防触电) is none. */
export function findUrgentWords(text: string): readonly ReasonSpan[] {
  return automaton.search(text).flatMap(({ word, end }) => {
    const length = WORDS[word]?.length ?? 0;
    const start = end - length;
    return DENIED.test(text.slice(Math.max(0, start - 3), start)) ? [] : [{ start, length }];
  });
}
