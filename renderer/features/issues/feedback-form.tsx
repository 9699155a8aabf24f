import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '../../../domain/issue/issue.ts';
import { orpc } from '../../data/client.ts';
import { Field } from '../../ui/text-field.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { FEEDBACK_PARTS, missingParts } from './missing-parts.ts';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { WordsArea } from './words-area.tsx';

const NOTHING: Feedback = { situation: '', handling: '', effect: '' };

/** 反馈: situation, handling and effect; what is missing is said while it is written. After a rework the refused words are the start. */
export function FeedbackForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const [feedback, setFeedback] = useState<Feedback>(life.feedback ?? NOTHING);
  const act = useAct(orpc.issues.feedback, { act: 'fed-back', life, onDone: onClose });
  const missing = missingParts(feedback);
  const parts = missing.map((part) => t(`form.${part}`)).join('、');
  return (
    <ActForm
      act="fed-back"
      state={act}
      missing={missing.length === 0 ? null : t('form.partsLeft', { parts })}
      gone={useGone(life, 'fed-back')}
      note={t('form.partsComplete')}
      onSubmit={() => act.submit({ feedback })}
      onClose={onClose}
    >
      {FEEDBACK_PARTS.map((part, index) => (
        <Field key={part} label={t(`form.${part}`)}>
          {(id) => (
            <WordsArea
              id={id}
              maxLength={4000}
              autoFocus={index === 0}
              aria-required="true"
              placeholder={t(`form.${part}Hint`)}
              value={feedback[part]}
              onWords={(words) => setFeedback({ ...feedback, [part]: words })}
            />
          )}
        </Field>
      ))}
    </ActForm>
  );
}
