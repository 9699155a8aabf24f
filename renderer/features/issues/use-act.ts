import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId, IssueId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { failureWords } from '../../data/failure-words.ts';
import { useCommand } from '../../data/use-command.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import type { DrawerAct } from './act-of.ts';
import type { Life } from './life-type.ts';

interface Change {
  readonly commandId: CommandId;
  readonly id: IssueId;
  readonly version: number;
}

export interface Act<Words> {
  readonly isPending: boolean;
  /** Somebody else has acted since the form was opened; submitting again acts on what is on screen now. */
  readonly isConflict: boolean;
  /** Why it was refused, in words; null when it was not. */
  readonly refusal: string | null;
  submit(words: Words): void;
}

/** One act on one issue, at the version the person saw when the form was opened. */
export function useAct<Input extends Change>(
  procedure: { call(input: Input): Promise<unknown> },
  { act, life, onDone }: { readonly act: DrawerAct; readonly life: Life; readonly onDone: () => void },
): Act<Omit<Input, keyof Change>> {
  const { t } = useTranslation('issues');
  const { t: say } = useTranslation('common');
  const queries = useQueryClient();
  const { id, version, number } = life.issue;
  const [seen, setSeen] = useState(version);
  const [isConflict, setConflict] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const command = useCommand(procedure, { quiet: true });

  const submit = async (words: Omit<Input, keyof Change>): Promise<void> => {
    setRefusal(null);
    const outcome = await command.run({ ...words, id, version: isConflict ? version : seen } as unknown as Omit<
      Input,
      'commandId'
    >);
    if (outcome.ok) {
      showToast({ text: t(`done.${act}`, { number }) });
      await queries.invalidateQueries({ queryKey: orpc.issues.get.queryKey({ input: { id } }) });
      onDone();
      return;
    }
    const { failure } = outcome;
    const conflict = failure.kind === 'refused' && failure.code === 'version-conflict';
    setConflict(conflict);
    if (!conflict) setRefusal(failureWords(say, failure));
    setSeen(version);
    await queries.invalidateQueries({ queryKey: orpc.issues.get.queryKey({ input: { id } }) });
  };
  return { isPending: command.isPending, isConflict, refusal, submit: (words) => void submit(words) };
}
