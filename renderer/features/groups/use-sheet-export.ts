import { useTranslation } from 'react-i18next';
import { formatDate } from '../../ui/time.ts';
import { orpc } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { useCommand } from '../../data/use-command.ts';
import { showToast } from '../../ui/toast/toasts.ts';

/** The register in sight as a sheet, registered before it is saved: its name carries the code of the register of exports. */
export function useSheetExport(): () => Promise<void> {
  const { t } = useTranslation('groups');
  const register = useCommand(orpc.exports.register);
  return async () => {
    const { base64, groups } = await orpc.groups.sheet.call({});
    const name = t('sheet.name');
    const outcome = await register.run({
      ...{ kind: 'table', purpose: name, fileName: `${name} ${formatDate(Date.now())}.xlsx`, content: base64 },
    });
    if (!outcome.ok) return;
    const saved = await shell().saveFile({ suggestedName: outcome.output.fileName, base64 });
    if (saved !== null) showToast({ text: t('sheet.saved', { n: groups, path: saved.path }) });
  };
}
