import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { URGE_CHANNELS, type UrgeChannel } from '../../../domain/issue/issue.ts';
import { orpc } from '../../data/client.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Field } from '../../ui/text-field.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { WordsArea } from './words-area.tsx';

/** 催办: how and with which words. */
export function UrgeForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const [channel, setChannel] = useState<UrgeChannel>('phone');
  const [text, setText] = useState('');
  const act = useAct(orpc.issues.urge, { act: 'urged', life, onDone: onClose });
  return (
    <ActForm
      act="urged"
      state={act}
      missing={text.trim() === '' ? t('form.urgeMissing') : null}
      gone={useGone(life, 'urged')}
      onSubmit={() => act.submit({ channel, text })}
      onClose={onClose}
    >
      <Field label={t('form.channel')}>
        {() => (
          <Segmented
            label={t('form.channel')}
            segments={URGE_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
            value={channel}
            onChange={setChannel}
          />
        )}
      </Field>
      <Field label={t('form.urgeText')}>
        {(id) => <WordsArea id={id} maxLength={500} autoFocus value={text} onWords={setText} />}
      </Field>
    </ActForm>
  );
}
