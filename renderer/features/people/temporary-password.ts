/** Letters and digits nobody mistakes for another when they are read out: no l, o, 0, 1, i. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;
/** Bytes `temporaryPassword` takes. */
export const TEMPORARY_BYTES = GROUPS * GROUP_LENGTH;

/** A password for one sign-in, made of random bytes: three groups of four, about 59 bits. */
export function temporaryPassword(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, TEMPORARY_BYTES)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '');
  const groups = Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  );
  return groups.join('-');
}

/** A fresh one. */
export function newTemporaryPassword(): string {
  return temporaryPassword(crypto.getRandomValues(new Uint8Array(TEMPORARY_BYTES)));
}
