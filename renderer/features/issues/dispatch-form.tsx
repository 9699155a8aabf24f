import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { Field } from '../../ui/text-field.tsx';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { UnitSelect } from './unit-select.tsx';
import { useAct } from './use-act.ts';
import { useGone } from './use-gone.ts';
import { useUnits } from './use-units.ts';
import { WordsArea } from './words-area.tsx';

/** 交办: to the commission of the county unless another is chosen; only a department can be named as handling unit. */
export function DispatchForm({ life, onClose }: ActFormProps) {
  const { t } = useTranslation('issues');
  const { commissions, departments, commissionOfCounty } = useUnits(life.issue.countyCode);
  const [chosen, setChosen] = useState<UnitId | null | undefined>();
  const [handlingUnitId, setHandlingUnit] = useState<UnitId | null>(life.handlingUnitId);
  const [note, setNote] = useState('');
  const act = useAct(orpc.issues.dispatch, { act: 'dispatched', life, onDone: onClose });
  const commissionId = chosen === undefined ? commissionOfCounty : chosen;
  return (
    <ActForm
      act="dispatched"
      state={act}
      missing={commissionId === null ? t('form.commissionMissing') : null}
      gone={useGone(life, 'dispatched')}
      onSubmit={() => {
        if (commissionId !== null) act.submit({ commissionId, handlingUnitId, note });
      }}
      onClose={onClose}
    >
      <Field label={t('form.commission')} hint={t('form.commissionHint')}>
        {(id) => (
          <UnitSelect
            id={id}
            options={commissions}
            value={commissionId}
            placeholder={t('form.commissionMissing')}
            autoFocus
            onChange={setChosen}
          />
        )}
      </Field>
      <Field label={t('form.handlingUnit')} hint={t('form.handlingUnitHint')}>
        {(id) => (
          <UnitSelect
            id={id}
            options={departments}
            value={handlingUnitId}
            mayBeEmpty
            placeholder={t('form.none')}
            onChange={setHandlingUnit}
          />
        )}
      </Field>
      <Field label={t('form.note')}>
        {(id) => <WordsArea id={id} maxLength={500} value={note} onWords={setNote} />}
      </Field>
    </ActForm>
  );
}
