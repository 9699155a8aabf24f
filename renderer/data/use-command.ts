import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { CommandId } from '../../domain/ids.ts';
import { showToast } from '../ui/toast/toasts.ts';
import { failureOf, type Failure } from './failure.ts';
import { failureWords } from './failure-words.ts';
import { withFreshPassword } from './reauthentication.ts';

/** A command of the contract as `orpc.<feature>.<command>` gives it. */
interface CommandProcedure<Input, Output> {
  call(input: Input): Promise<Output>;
}

export type CommandOutcome<Output> =
  | { readonly ok: true; readonly output: Output; readonly commandId: CommandId }
  | { readonly ok: false; readonly failure: Failure };

export interface UseCommand<Input, Output> {
  /** Sends the command with a fresh id. Never rejects: a refusal is an outcome. */
  readonly run: (input: Omit<Input, 'commandId'>) => Promise<CommandOutcome<Output>>;
  readonly isPending: boolean;
}

/**
 * Orders something of the service. Where the service wants a fresh password, the person is asked for it and the same command is
 * sent again. A refusal is shown as a message in words unless the caller says it
 * shows it itself.
 */
export function useCommand<Input extends { readonly commandId: CommandId }, Output>(
  procedure: CommandProcedure<Input, Output>,
  options: { readonly quiet?: boolean } = {},
): UseCommand<Input, Output> {
  const { t } = useTranslation('common');
  const quiet = options.quiet === true;
  const { mutateAsync, isPending } = useMutation({ mutationFn: (input: Input) => procedure.call(input) });
  const run = useCallback(
    async (input: Omit<Input, 'commandId'>): Promise<CommandOutcome<Output>> => {
      const commandId = newCommandId();
      const order = { ...input, commandId } as unknown as Input;
      try {
        return { ok: true, output: await withFreshPassword(() => mutateAsync(order)), commandId };
      } catch (error) {
        const failure = failureOf(error);
        if (!quiet) showToast({ tone: 'refused', text: failureWords(t, failure) });
        return { ok: false, failure };
      }
    },
    [mutateAsync, quiet, t],
  );
  return { run, isPending };
}

/** A fresh id for one command. */
export function newCommandId(): CommandId {
  return v7() as CommandId;
}
