/** One measured figure beside what it should be; the target is a ratio within the run, or milliseconds where that was promised. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly unit: string;
  readonly target: number | null;
  readonly better: 'higher' | 'lower';
}

/** Prints the figures as a table, and as one line of JSON for those who keep them; answers 0 where every target is met. */
export function report(
  bench: string,
  figures: readonly Figure[],
  context: Readonly<Record<string, number | string>>,
): number {
  console.table(
    figures.map((figure) => ({
      figure: figure.name,
      measured: `${round(figure.measured)} ${figure.unit}`,
      target:
        figure.target === null ? '–' : `${figure.better === 'higher' ? '≥' : '≤'} ${figure.target} ${figure.unit}`,
      met: figure.target === null ? '–' : isMet(figure) ? 'yes' : 'NO',
    })),
  );
  const measured = Object.fromEntries(figures.map((figure) => [figure.name, round(figure.measured)]));
  console.log(JSON.stringify({ bench, ...context, ...measured }));
  return figures.every((figure) => figure.target === null || isMet(figure)) ? 0 : 1;
}

/** The value below which this share of the measurements lies. */
export function percentile(measurements: readonly number[], share: number): number {
  const inOrder = measurements.toSorted((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN;
}

function isMet({ measured, target, better }: Figure): boolean {
  return target === null || (better === 'higher' ? measured >= target : measured <= target);
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
