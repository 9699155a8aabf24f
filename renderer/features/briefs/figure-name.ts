import type { BriefRun, BriefTable } from '../../../domain/brief/compose-brief.ts';

/** Where a clause of a sentence begins. */
const CLAUSE = /[，。；：、（）/]/u;

/** What a figure in a sentence counts, in the sentence's own words: the clause before it and the figure. */
export function nameOfFigure(runs: readonly BriefRun[], index: number): string {
  const before = runs
    .slice(0, index)
    .findLast((run) => run.kind === 'words' && run.text.split(CLAUSE).at(-1)?.trim() !== '');
  const words = before?.text.split(CLAUSE).findLast((clause) => clause.trim() !== '') ?? '';
  return `${words} ${runs[index]?.text ?? ''}`.trim();
}

/** What a figure in a table counts: its row and its column. */
export function nameOfCell(table: Pick<BriefTable, 'columns' | 'rows'>, row: number, column: number): string {
  return [table.rows[row]?.[0]?.text, table.columns[column]?.label].filter((word) => word !== undefined).join(' · ');
}
