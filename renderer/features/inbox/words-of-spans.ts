/** The words of a text at these spans, each once, in the order of the spans. */
export function wordsOfSpans(
  text: string,
  spans: readonly { readonly start: number; readonly length: number }[],
): readonly string[] {
  const words = spans.map(({ start, length }) => text.slice(start, start + length).trim());
  return [...new Set(words)].filter((word) => word !== '');
}
