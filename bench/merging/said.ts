/** What somebody said in a group, before any phone saw it. */
export interface Said {
  readonly group: number;
  /** null for a line of the platform itself. */
  readonly sender: number | null;
  readonly at: number;
  readonly kind: 'text' | 'image' | 'system';
  readonly text: string;
  /** Digest of a picture; null where there is none, or where the wire does not tell it. */
  readonly md5: string | null;
}

const PEOPLE = 120;
const GREETINGS = ['收到', '好', '好的', '谢谢', '1', '👍', '收到，谢谢'] as const;
/** Mean time between two messages of the city, ms. */
const PACE_MS = 220;

/**
 * Talk of village groups in the order of time: sentences, pictures, lines of the platform, several people who confirm with
 * the same word, and one person who says the same word twice or three times within seconds.
 */
export function saying(parts: {
  readonly speak: () => string;
  readonly below: (end: number) => number;
  readonly groups: number;
  readonly start: number;
}): () => Said {
  const { speak, below, groups } = parts;
  const waiting: Said[] = [];
  let now = parts.start;
  const person = (group: number): number => 400_000 + group * PEOPLE + below(PEOPLE);
  const greeting = (): string => GREETINGS[below(GREETINGS.length)] ?? '收到';
  const fresh = (): readonly Said[] => {
    const group = below(groups);
    const base = { group, sender: person(group), at: now, kind: 'text', text: speak(), md5: null } as const;
    const chance = below(100);
    if (chance < 8) return [{ ...base, kind: 'image', text: '[图片]', md5: below(2) === 0 ? null : digest(below) }];
    if (chance < 10) return [{ ...base, sender: null, kind: 'system', text: `村民${base.sender % 1_000}加入了群聊` }];
    if (chance < 13) return Array.from({ length: 3 + below(6) }, () => echo(base, greeting(), person(group), below));
    if (chance < 15) return twice(base, greeting(), below);
    if (chance < 20) return [{ ...base, text: `${base.text}\n请大家看一下\n${speak()}` }];
    return [base];
  };
  return () => {
    now += Math.floor(-Math.log(1 - below(1_000) / 1_000) * PACE_MS);
    const next = waiting.shift();
    if (next !== undefined) return next;
    waiting.push(...fresh().toSorted((a, b) => a.at - b.at));
    return waiting.shift() ?? { group: 0, sender: null, at: now, kind: 'system', text: '', md5: null };
  };
}

/** Others who confirm with one word within ten seconds; the word is mostly the same. */
function echo(base: Said, word: string, sender: number, below: (end: number) => number): Said {
  return { ...base, sender, at: base.at + below(10_000), text: below(4) === 0 ? word : '收到' };
}

/** One person says the same word two or three times, half a second to three seconds apart. */
function twice(base: Said, word: string, below: (end: number) => number): readonly Said[] {
  let at = base.at;
  return Array.from({ length: 2 + below(2) }, () => {
    at += 500 + below(2_500);
    return { ...base, text: word, at };
  });
}

function digest(below: (end: number) => number): string {
  return Array.from({ length: 32 }, () => below(16).toString(16)).join('');
}
