import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { ShiftFacts } from './hand-over-pane.tsx';

/** The note for the next shift, under what is open now. */
export function HandOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('patrol');
  const { t: common } = useTranslation('common');
  const [note, setNote] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { data } = useQuery(orpc.shifts.figures.queryOptions({ input: {}, meta: { refreshEvery: 3_000 } }));
  const hand = useCommand(orpc.shifts.handOver);
  const submit = async (): Promise<void> => {
    setIsMissing(note.trim() === '');
    if (note.trim() === '' || hand.isPending) return;
    const { ok } = await hand.run({ note });
    if (!ok) return;
    showToast({ text: t('shifts.handed') });
    onClose();
  };
  return (
    <FormDialog
      title={t('shifts.title')}
      act={t('shifts.title')}
      error={isMissing ? common('shiftRefusal.note-missing') : null}
      isPending={hand.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        aria-label={t('shifts.note')}
        placeholder={t('shifts.hint')}
        rows={5}
        maxLength={2_000}
        autoFocus
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {data !== undefined && (
        <>
          <h3>{t('shifts.now')}</h3>
          <ShiftFacts figures={data} />
        </>
      )}
    </FormDialog>
  );
}
