import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { Field } from '../../ui/text-field.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { WordsArea } from './words-area.tsx';

/** 告知群众: the text as it was posted in the groups that raised the problem. */
export function TellForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const [text, setText] = useState('');
  const act = useAct(orpc.issues.tell, { act: 'told', life, onDone: onClose });
  const groups = [...new Set(life.messages.map((message) => visibleText(message.groupName)))];
  return (
    <ActForm
      act="told"
      state={act}
      missing={text.trim() === '' ? t('form.tellMissing') : null}
      gone={useGone(life, 'told')}
      onSubmit={() => act.submit({ text })}
      onClose={onClose}
    >
      <Field
        label={t('form.tellText')}
        hint={groups.length === 0 ? t('form.tellHint') : t('form.tellGroups', { groups: groups.join('、') })}
      >
        {(id) => (
          <WordsArea
            id={id}
            maxLength={2000}
            autoFocus
            placeholder={t('form.tellHint')}
            value={text}
            onWords={setText}
          />
        )}
      </Field>
    </ActForm>
  );
}
