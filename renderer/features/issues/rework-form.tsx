import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { Field } from '../../ui/text-field.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { WordsArea } from './words-area.tsx';

/** 退回重办: what the feedback lacks. */
export function ReworkForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const [reason, setReason] = useState('');
  const act = useAct(orpc.issues.rework, { act: 'reworked', life, onDone: onClose });
  return (
    <ActForm
      act="reworked"
      state={act}
      missing={reason.trim() === '' ? t('form.reasonMissing') : null}
      gone={useGone(life, 'reworked')}
      onSubmit={() => act.submit({ reason })}
      onClose={onClose}
    >
      <Field label={t('form.reworkReason')}>
        {(id) => <WordsArea id={id} maxLength={500} autoFocus value={reason} onWords={setReason} />}
      </Field>
    </ActForm>
  );
}
