import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { TextField } from '../../ui/text-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { clockOfDay, minuteOfDay, wholeNumber } from './typed-values.ts';
import type { Watch } from './watch-view.tsx';

/** How soon a question is to be answered, and when the roster is at work. */
export function PatrolSettingsDialog({
  settings,
  onClose,
}: {
  readonly settings: Watch['settings'];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('patrol');
  const [typed, setTyped] = useState({
    minutes: String(settings.responseMinutes),
    begins: clockOfDay(settings.hours.begins),
    ends: clockOfDay(settings.hours.ends),
  });
  const [error, setError] = useState<string | null>(null);
  const save = useCommand(orpc.shifts.saveSettings);
  const submit = async (): Promise<void> => {
    const responseMinutes = wholeNumber(typed.minutes, 10_080);
    const [begins, ends] = [minuteOfDay(typed.begins), minuteOfDay(typed.ends)];
    if (responseMinutes === undefined) return setError(t('watch.wrongMinutes'));
    if (begins === undefined || ends === undefined || begins >= ends) return setError(t('watch.wrongHours'));
    if (save.isPending) return;
    const { ok } = await save.run({ responseMinutes, hours: { begins, ends }, version: settings.version });
    if (!ok) return;
    showToast({ text: t('watch.saved') });
    onClose();
  };
  const field = (name: keyof typeof typed, label: string, autoFocus = false) => (
    <label>
      {label}
      <TextField
        label={label}
        autoFocus={autoFocus}
        maxLength={6}
        value={typed[name]}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <FormDialog
      title={t('watch.settingsTitle')}
      error={error}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {field('minutes', t('watch.minutes'), true)}
      {field('begins', t('watch.from'))}
      {field('ends', t('watch.to'))}
    </FormDialog>
  );
}
