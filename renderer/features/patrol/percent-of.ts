/** Coverage in whole percent; rounded down, so that 100 means that nothing is left. */
export function percentOf({ covered, toRead }: { readonly covered: number; readonly toRead: number }): number {
  return toRead === 0 ? 100 : Math.floor((covered / toRead) * 100);
}
