/** For tests: what a feed tells at once; one that waits for news is left. */
export async function toldAtOnce(feed: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  const iterator = feed[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([iterator.next(), new Promise<null>((resolve) => setTimeout(resolve, 200, null))]);
    if (next === null || next.done === true) break;
    told.push(next.value);
  }
  void iterator.return?.();
  return told;
}

/** For tests: whether an answer is a feed. */
export function isFeed(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
