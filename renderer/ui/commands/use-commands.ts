import { useId, useLayoutEffect, useRef } from 'react';
import { toCommand, type CommandInput } from './command.ts';
import { useCommandTable } from './command-table.ts';

/**
 * Registers the commands of a screen while it is mounted. Give them anew on every render: what they run is always the
 * newest, and the table changes only where a title, key or possibility has. A key means something as soon as what it is about is drawn.
 */
export function useCommands(inputs: readonly CommandInput[]): void {
  const source = useId();
  const newest = useRef(inputs);
  newest.current = inputs;
  const shape = JSON.stringify(inputs.map(({ run: _run, ...rest }) => rest));
  useLayoutEffect(() => {
    const { register } = useCommandTable.getState();
    register(
      source,
      newest.current.map((input) =>
        toCommand({ ...input, run: () => newest.current.find(({ id }) => id === input.id)?.run() }),
      ),
    );
  }, [source, shape]);
  useLayoutEffect(() => () => useCommandTable.getState().remove(source), [source]);
}
