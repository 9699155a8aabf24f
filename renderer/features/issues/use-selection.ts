import { useCallback, useMemo, useState } from 'react';
import type { IssueRow } from '../../../contract/issues.ts';
import type { IssueId } from '../../../domain/ids.ts';

export interface Selection {
  readonly rows: readonly IssueRow[];
  readonly ids: ReadonlySet<IssueId>;
  toggle(row: IssueRow): void;
  clear(): void;
}

/** The issues picked for an act on several; they stay picked when the view changes. */
export function useSelection(): Selection {
  const [rows, setRows] = useState<readonly IssueRow[]>([]);
  const ids = useMemo(() => new Set(rows.map((row) => row.id)), [rows]);
  const toggle = useCallback((row: IssueRow) => {
    setRows((picked) =>
      picked.some(({ id }) => id === row.id) ? picked.filter(({ id }) => id !== row.id) : [...picked, row],
    );
  }, []);
  const clear = useCallback(() => setRows([]), []);
  return { rows, ids, toggle, clear };
}
