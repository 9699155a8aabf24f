import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { Field } from '../../ui/text-field.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { WordsArea } from './words-area.tsx';

/** 退回: why it is not theirs, and by which duty. */
export function ReturnForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const [reason, setReason] = useState('');
  const [dutyCited, setDutyCited] = useState('');
  const act = useAct(orpc.issues.returnIt, { act: 'returned', life, onDone: onClose });
  const missing =
    reason.trim() === '' ? t('form.reasonMissing') : dutyCited.trim() === '' ? t('form.dutyMissing') : null;
  return (
    <ActForm
      act="returned"
      state={act}
      missing={missing}
      gone={useGone(life, 'returned')}
      note={t('form.returnNote')}
      onSubmit={() => act.submit({ reason, dutyCited })}
      onClose={onClose}
    >
      <Field label={t('form.reason')}>
        {(id) => <WordsArea id={id} maxLength={500} autoFocus value={reason} onWords={setReason} />}
      </Field>
      <Field label={t('form.dutyCited')} hint={t('form.dutyHint')}>
        {(id) => <WordsArea id={id} maxLength={500} value={dutyCited} onWords={setDutyCited} />}
      </Field>
    </ActForm>
  );
}
