/** The ticket in an address of the window's pictures; null for every address that is not exactly one of them. */
export function mediaTicket(address: string): string | null {
  return /^media:\/\/item\/([0-9a-f]{16}-[a-z0-9.-]{1,80}-[0-9a-f]{64})$/.exec(address)?.[1] ?? null;
}
