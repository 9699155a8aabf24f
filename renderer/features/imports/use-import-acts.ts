import { useTranslation } from 'react-i18next';
import type { ImportId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { showToast } from '../../ui/toast/toasts.ts';

export interface ImportActs {
  cancel(id: ImportId): Promise<void>;
  resume(id: ImportId): Promise<void>;
  readonly isPending: boolean;
}

/** Stopping an import and going on with one. */
export function useImportActs(): ImportActs {
  const { t } = useTranslation('imports');
  const cancel = useCommand(orpc.imports.cancel);
  const resume = useCommand(orpc.imports.resume);
  return {
    cancel: async (id) => {
      if ((await cancel.run({ id })).ok) showToast({ text: t('cancelled') });
    },
    resume: async (id) => {
      if ((await resume.run({ id })).ok) showToast({ text: t('resumed') });
    },
    isPending: cancel.isPending || resume.isPending,
  };
}
