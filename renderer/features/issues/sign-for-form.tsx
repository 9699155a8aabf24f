import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { Field, TextField } from '../../ui/text-field.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';
import classes from './act-form.module.css';
import { UnitSelect } from './unit-select.tsx';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { useUnits } from './use-units.ts';

/** 签收: which department handles it, and who signed. */
export function SignForForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const { departments } = useUnits(life.issue.countyCode);
  const [handlingUnitId, setHandlingUnit] = useState<UnitId | null>(life.handlingUnitId);
  const [signedBy, setSignedBy] = useState('');
  const act = useAct(orpc.issues.signFor, { act: 'signed', life, onDone: onClose });
  const missing =
    handlingUnitId === null ? t('form.handlingUnitMissing') : signedBy.trim() === '' ? t('form.signedByMissing') : null;
  return (
    <ActForm
      act="signed"
      state={act}
      missing={missing}
      gone={useGone(life, 'signed')}
      onSubmit={() => {
        if (handlingUnitId !== null) act.submit({ handlingUnitId, signedBy });
      }}
      onClose={onClose}
    >
      <Field label={t('form.handlingUnit')}>
        {(id) => (
          <UnitSelect
            id={id}
            options={departments}
            value={handlingUnitId}
            placeholder={t('form.handlingUnitMissing')}
            autoFocus
            onChange={setHandlingUnit}
          />
        )}
      </Field>
      <Field label={t('form.signedBy')}>
        {(id) => (
          <TextField
            id={id}
            label={t('form.signedBy')}
            className={classes['wide'] ?? ''}
            maxLength={40}
            value={signedBy}
            onChange={(event) => setSignedBy(event.target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}
