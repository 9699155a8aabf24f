/** Longest login, in characters. */
export const LOGIN_LENGTH = 30;

/**
 * What a person types to say who they are, in the one form it is stored and compared in: NFKC, without spaces around it, small
 * letters. Full-width letters of an input method are therefore the same login.
 */
export function normaliseLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** Whether a normalised login can be given to a person: 2 to 30 letters (of any script), digits, dot, hyphen, low line. */
export function isLogin(login: string): boolean {
  return [...login].length >= 2 && [...login].length <= LOGIN_LENGTH && /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(login);
}
