import { characterClass } from '../message/character-class.ts';

/**
 * What everybody says to everybody: thanks, greetings, acknowledgements. They are cut out before a text is compared, so that two
 * polite messages are not two reports of one matter.
 */
const COURTESIES =
  /收到|好的|谢谢|感谢|辛苦了?|知道了?|明白了?|没问题|不客气|早上好|上午好|中午好|下午好|晚上好|晚安|早安|大家|各位|领导|群主|你们?好|您好|请问|一下|哈哈+|嗯+|哦+|在吗|再见|麻烦|帮忙|可以的?|是的|对的|行的?/gu;
const LONGEST_READ = 1_200;

/** How often each pair of neighbouring characters and each word stands in a normalised text, as 32-bit numbers, courtesies left out. */
export function matterFeatures(text: string): ReadonlyMap<number, number> {
  const said = text.slice(0, LONGEST_READ).replaceAll(COURTESIES, ' ');
  const found = new Map<number, number>();
  const count = (feature: number): void => void found.set(feature >>> 0, (found.get(feature >>> 0) ?? 0) + 1);
  let word = 0;
  for (let index = 0; index < said.length; index += 1) {
    const unit = said.charCodeAt(index);
    const kind = characterClass(unit);
    if (kind === 'bigram' && index + 1 < said.length) {
      const next = said.charCodeAt(index + 1);
      if (characterClass(next) === 'bigram') count((unit << 16) | next);
    }
    if (kind === 'word') word = Math.imul(word ^ unit, 0x0100_0193) ^ 0x5bd1_e995;
    if (word !== 0 && (kind !== 'word' || index + 1 === said.length)) {
      count(word);
      word = 0;
    }
  }
  return found;
}
