import { Fragment } from 'react';
import classes from './figure-table.module.css';
import type { Table } from './table-to-csv.ts';

/** A cell as it is read, and the way to its rows where it has any. */
export interface FigureCell {
  readonly text: string | number;
  readonly onOpen?: (() => void) | undefined;
}

export interface FigureRows {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly FigureCell[] }[];
}

/** The figures of a chart as a table: the way to them for a keyboard and a screen reader. */
export function FigureTable({ label, table }: { readonly label: string; readonly table: FigureRows }) {
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} aria-label={label}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id}>
              {row.cells.map((cell, index) => (
                <Fragment key={index}>
                  {index === 0 ? <th scope="row">{cell.text}</th> : <td>{contentOf(cell)}</td>}
                </Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same without the ways: what is saved as a file. */
export function plainTable({ columns, rows }: FigureRows): Table {
  return { columns, rows: rows.map(({ cells }) => cells.map(({ text }) => text)) };
}

function contentOf({ text, onOpen }: FigureCell) {
  if (onOpen === undefined) return text;
  return (
    <button type="button" className={classes['opens']} onClick={onOpen}>
      {text}
    </button>
  );
}
