import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HELP_KINDS, type HelpKind } from '../../../domain/answer/answer-refusal.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { focusOn } from './inbox-focus.ts';
import { targetRow, useInbox } from './inbox-store.ts';
import { titleFromText } from './title-from-text.ts';
import type { TriageOrders } from './use-triage.ts';

/** 代办: what somebody is to be helped with (F26). */
export function HelpDialog({ orders, onClose }: { readonly orders: TriageOrders; readonly onClose: () => void }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const row = useInbox(targetRow);
  const [kind, setKind] = useState<HelpKind>('errand');
  const [what, setWhat] = useState(() => titleFromText(row?.text ?? ''));
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => () => focusOn('list'), []);
  const submit = async (): Promise<void> => {
    setIsMissing(what.trim() === '');
    if (what.trim() === '') return;
    onClose();
    orders.help({ kind, what: what.trim() });
  };
  return (
    <FormDialog
      title={t('help.title')}
      act={t('help.give')}
      error={isMissing ? t('help.missing') : null}
      isPending={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <label>
        {t('help.what')}
        <TextField
          label={t('help.what')}
          autoFocus
          maxLength={200}
          value={what}
          onChange={(event) => setWhat(event.target.value)}
        />
      </label>
      <Segmented
        label={t('help.kind')}
        segments={HELP_KINDS.map((each) => ({ value: each, label: common(`helpKind.${each}`) }))}
        value={kind}
        onChange={setKind}
      />
    </FormDialog>
  );
}
