/** Longest title that is filled in for the operator, in characters. */
export const TITLE_LENGTH = 40;

const GREETING =
  /^(?:(?:尊敬的|各位|请问|请教一?下?|大家看看|大家|在群里说一声|您好|你好|大家好|领导们?好?|书记好?|支书好?|主任好?|村干部|群主|麻烦问?一?下?|打扰(?:一下)?了?|在吗|在不在|想问一?下|问一?下|谢谢|早上好|晚上好|下午好)[，,。.！!？?：:～~\s]*)+/u;
const PLACEHOLDER = /\[[^\]\n]{1,12}\]|【[^】\n]{0,12}】/gu;
const MENTION = /@[^\s@，。！？]{1,20}[\s\u2005]*/gu;
const LINK = /https?:\/\/\S+/gu;
/** Telephone and identity numbers: a title is read by people who need not know them. */
const NUMBER = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?!\d)/gu;
const INVISIBLE = /[\p{Cf}\p{Cc}]+/gu;
const BREAK = /[。！？!?；;\n]+/u;

/**
 * A first title for an issue made of a message: without greetings, mentions, placeholders, links and telephone numbers, one or two sentences,
 * at most 40 characters. Empty where nothing is left, so that the operator must write one.
 */
export function titleFromText(text: string): string {
  const bare = text
    .replaceAll(LINK, ' ')
    .replaceAll(MENTION, ' ')
    .replaceAll(PLACEHOLDER, ' ')
    .replaceAll(/[^\S\n]+/gu, ' ');
  const sentences = bare
    .split(BREAK)
    .map(tidy)
    .filter((sentence) => sentence !== '');
  const first = sentences[0] ?? '';
  const second = sentences[1];
  const joined = characters(first).length < 8 && second !== undefined ? `${first}，${second}` : first;
  return shorten(joined);
}

function tidy(sentence: string): string {
  const plain = sentence.replaceAll(INVISIBLE, '').replaceAll(NUMBER, '').replaceAll(/\s+/gu, ' ').trim();
  return plain.replace(GREETING, '').replaceAll(/^[，,、：:\s]+|[，,、：:～~\s]+$/gu, '');
}

/** Cuts at the last comma that leaves at least half of the length, else in the middle of the sentence. */
function shorten(sentence: string): string {
  const all = characters(sentence);
  if (all.length <= TITLE_LENGTH) return sentence;
  const cut = all.slice(0, TITLE_LENGTH).join('');
  const comma = Math.max(cut.lastIndexOf('，'), cut.lastIndexOf(','), cut.lastIndexOf('、'), cut.lastIndexOf(' '));
  return comma >= TITLE_LENGTH / 2 ? cut.slice(0, comma) : cut;
}

function characters(text: string): readonly string[] {
  return [...text];
}
