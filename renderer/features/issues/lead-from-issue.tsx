import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadDraft } from '../../../domain/lead/lead.ts';
import { maskText } from '../../../domain/masking/mask.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { go } from '../../ui/route.ts';
import { SealDialog } from '../../ui/seal-dialog.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import type { Life } from './life-type.ts';

/** 转线索: an issue that turns out to be a report about an official leaves the ledger for the sealed register. */
export function LeadFromIssue({ life }: { readonly life: Life }) {
  const { t } = useTranslation('leads');
  const { t: say } = useTranslation('issues');
  const { t: common } = useTranslation('common');
  const mayRegister = useMay('lead.register');
  const [isOpen, setIsOpen] = useState(false);
  const register = useCommand(orpc.leads.registerIssue);
  useCommands([
    {
      id: 'ledger.lead',
      title: t('seal.title'),
      group: say('command.group'),
      keys: ['Digit0'],
      unavailable: mayRegister ? null : common('failure.not-allowed'),
      run: () => setIsOpen(true),
    },
  ]);
  if (!mayRegister) return null;
  const { id, version, number, title } = life.issue;
  const seal = async (draft: LeadDraft): Promise<void> => {
    const outcome = await register.run({ id, version, draft });
    if (!outcome.ok) return;
    showToast({ text: t('seal.done', { number: outcome.output.number }) });
    go('ledger');
  };
  return (
    <>
      <Button keys="Digit0" onClick={() => setIsOpen(true)}>
        {t('seal.title')}
      </Button>
      {isOpen && (
        <SealDialog
          subject={t('seal.issue', { number })}
          matter={maskText(title)}
          isPending={register.isPending}
          onClose={() => setIsOpen(false)}
          onSeal={(draft) => void seal(draft)}
        />
      )}
    </>
  );
}
