import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorId } from '../../../domain/ids.ts';
import { DAY_MS, MINUTE_MS } from '../../../domain/time/instant.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Select } from '../../ui/kit/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { momentOfTyped } from './typed-values.ts';
import type { Watch } from './watch-view.tsx';

/** Gives somebody the watch for a time; the next night stands there already. */
export function DutyDialog({ watch, onClose }: { readonly watch: Watch; readonly onClose: () => void }) {
  const { t } = useTranslation('patrol');
  const [personId, setPersonId] = useState<OperatorId | null>(null);
  const [typed, setTyped] = useState(() => nextNight(watch, Date.now()));
  const [error, setError] = useState<string | null>(null);
  const add = useCommand(orpc.shifts.addDuty);
  const submit = async (): Promise<void> => {
    const [startsAt, endsAt] = [momentOfTyped(typed.startsAt), momentOfTyped(typed.endsAt)];
    if (personId === null) return setError(t('watch.missing'));
    if (startsAt === undefined || endsAt === undefined) return setError(t('watch.wrongMoment'));
    if (add.isPending) return;
    setError(null);
    const { ok } = await add.run({ personId, startsAt, endsAt });
    if (!ok) return;
    showToast({ text: t('watch.added') });
    onClose();
  };
  const moment = (name: keyof typeof typed) => (
    <label>
      {t(`watch.${name}`)}
      <TextField
        label={t(`watch.${name}`)}
        maxLength={20}
        value={typed[name]}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <FormDialog title={t('watch.title')} error={error} isPending={add.isPending} onSubmit={submit} onClose={onClose}>
      <label>
        {t('watch.person')}
        <Select<OperatorId>
          aria-label={t('watch.person')}
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          {...(personId === null ? {} : { value: personId })}
          options={watch.candidates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setPersonId(id)}
        />
      </label>
      {moment('startsAt')}
      {moment('endsAt')}
    </FormDialog>
  );
}

/** From when the roster leaves, or from now where it has left, until it comes again. */
function nextNight({ isAtWork, changesAt, settings }: Watch, now: number) {
  const { begins, ends } = settings.hours;
  const endsAt = isAtWork ? changesAt + DAY_MS - (ends - begins) * MINUTE_MS : changesAt;
  return { startsAt: formatDateTime(isAtWork ? changesAt : now), endsAt: formatDateTime(endsAt) };
}
