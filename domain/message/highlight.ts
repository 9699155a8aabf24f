import { normalise, originalSpan, type Span } from './normalise.ts';

/** Where the words of a query stand in a text as it was said; overlapping places are one. Words are given normalised. */
export function highlight(text: string, normalisedWords: readonly string[]): readonly Span[] {
  const normalised = normalise(text);
  const found: Span[] = [];
  for (const word of normalisedWords) {
    if (word === '') continue;
    for (let at = normalised.text.indexOf(word); at >= 0; at = normalised.text.indexOf(word, at + word.length)) {
      found.push(originalSpan(normalised, at, word.length));
    }
  }
  return joined(found);
}

function joined(spans: readonly Span[]): readonly Span[] {
  const inOrder = spans.toSorted((a, b) => a.start - b.start || b.length - a.length);
  const result: Span[] = [];
  for (const span of inOrder) {
    const last = result.at(-1);
    if (last !== undefined && span.start < last.start + last.length) {
      const end = Math.max(last.start + last.length, span.start + span.length);
      result[result.length - 1] = { start: last.start, length: end - last.start };
    } else {
      result.push(span);
    }
  }
  return result;
}
