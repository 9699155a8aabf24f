import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OUTCOMES, type Outcome } from '../../../domain/issue/issue.ts';
import { orpc } from '../../data/client.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Field } from '../../ui/text-field.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { WordsArea } from './words-area.tsx';

/** 核验办结: by a second person, with the outcome; what is not solved says why and counts apart. */
export function VerifyForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const { t: say } = useTranslation('common');
  const [outcome, setOutcome] = useState<Outcome>('solved');
  const [note, setNote] = useState('');
  const act = useAct(orpc.issues.verify, { act: 'verified', life, onDone: onClose });
  const mustExplain = outcome !== 'solved' && note.trim() === '';
  return (
    <ActForm
      act="verified"
      state={act}
      missing={mustExplain ? t('form.verifyNoteMissing') : null}
      gone={useGone(life, 'verified')}
      onSubmit={() => act.submit({ outcome, note })}
      onClose={onClose}
    >
      <Field label={t('form.outcome')} {...(outcome === 'solved' ? {} : { hint: t('form.verifyNotSolved') })}>
        {() => (
          <Segmented
            label={t('form.outcome')}
            segments={OUTCOMES.map((value) => ({ value, label: say(`outcome.${value}`) }))}
            value={outcome}
            onChange={setOutcome}
          />
        )}
      </Field>
      <Field label={t('form.verifyNote')}>
        {(id) => <WordsArea id={id} maxLength={500} autoFocus value={note} onWords={setNote} />}
      </Field>
    </ActForm>
  );
}
