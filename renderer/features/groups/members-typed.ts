const MOST = 100_000;

/** A number of members as somebody has typed it, in digits of any width; undefined where it is none. */
export function membersTyped(typed: string, least: number): number | undefined {
  const text = typed.trim().normalize('NFKC');
  const number = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  return number >= least && number <= MOST ? number : undefined;
}
