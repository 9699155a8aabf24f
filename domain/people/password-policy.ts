/** Shortest and longest password, in characters. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** Why a password is refused; worded by the screen. */
export const PASSWORD_WEAKNESSES = [
  'too-short',
  'too-long',
  'unprintable',
  'one-kind',
  'repeats',
  'holds-login',
  'holds-name',
  'same-as-before',
  'same-as-another',
] as const;
export type PasswordWeakness = (typeof PASSWORD_WEAKNESSES)[number];

/** Whom a password is for: it must not be found by knowing them. */
export interface PasswordOwner {
  readonly login: string;
  readonly name: string;
}

/** The one form in which a password is hashed and compared: NFKC, so that a full-width letter is the letter itself. */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC');
}

/**
 * What is wrong with a password, the first thing found; null where it will do. At least 10 characters of two kinds (small and
 * capital letters, digits, other scripts, signs), four of them different, and neither the login nor the name in it.
 */
export function weaknessOf(typed: string, owner: PasswordOwner): PasswordWeakness | null {
  const password = normalisePassword(typed);
  const characters = [...password];
  if (/[\p{Cc}\p{Cs}]/u.test(password)) return 'unprintable';
  if (characters.length < PASSWORD_LENGTH.least) return 'too-short';
  if (characters.length > PASSWORD_LENGTH.most) return 'too-long';
  if (kindsIn(characters) < 2) return 'one-kind';
  if (new Set(characters).size < 4) return 'repeats';
  if (holds(password, owner.login)) return 'holds-login';
  if (holds(password, owner.name)) return 'holds-name';
  return null;
}

const KINDS: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /\p{Lo}/u];

/** How many kinds of characters there are; whatever is no letter and no digit is a sign. */
function kindsIn(characters: readonly string[]): number {
  const kindOf = (character: string) => KINDS.findIndex((kind) => kind.test(character));
  return new Set(characters.map(kindOf)).size;
}

/** A name of one character would forbid half the language; it is not looked for. */
function holds(password: string, word: string): boolean {
  const wanted = normalisePassword(word).toLowerCase();
  return [...wanted].length >= 2 && password.toLowerCase().includes(wanted);
}
