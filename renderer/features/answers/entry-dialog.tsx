import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeEntry } from '../../../contract/answers.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useSession } from '../../data/use-session.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { PlaceCascader } from '../../ui/kit/place-cascader.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { formatDate } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { endOfTypedDay } from './end-of-day.ts';

/** An entry of the knowledge; null is a new one. Source and expiry are asked of each. */
export function EntryDialog({
  entry,
  onClose,
}: {
  readonly entry: KnowledgeEntry | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('answers');
  const own = useSession()?.person?.territory[0] ?? null;
  const [typed, setTyped] = useState({
    question: entry?.question ?? '',
    answer: entry?.answer ?? '',
    source: entry?.source ?? '',
    expires: entry === null ? '' : formatDate(entry.expiresAt),
  });
  const [placeCode, setPlaceCode] = useState(entry === null ? own : entry.placeCode);
  const [error, setError] = useState<string | null>(null);
  const save = useCommand(orpc.answers.save);
  const submit = async (): Promise<void> => {
    const { question, answer, source } = typed;
    const expiresAt = endOfTypedDay(typed.expires);
    if ([question, answer, source].some((words) => words.trim() === '')) return setError(t('entry.missing'));
    if (expiresAt === undefined || expiresAt <= Date.now()) return setError(t('entry.wrongDate'));
    if (save.isPending) return;
    setError(null);
    const { id, version } = entry ?? { id: null, version: 0 };
    const { ok } = await save.run({ id, version, question, answer, source, placeCode, expiresAt });
    if (!ok) return;
    showToast({ text: t('entry.saved') });
    onClose();
  };
  const field = (name: 'question' | 'source' | 'expires', maxLength: number, autoFocus = false) => (
    <label>
      {t(`entry.${name}`)}
      <TextField
        label={t(`entry.${name}`)}
        autoFocus={autoFocus}
        maxLength={maxLength}
        value={typed[name]}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <FormDialog
      title={t(entry === null ? 'entry.add' : 'entry.edit')}
      error={error}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {field('question', 200, true)}
      <label>
        {t('entry.answer')}
        <TextArea
          aria-label={t('entry.answer')}
          rows={4}
          maxLength={1_000}
          value={typed.answer}
          onChange={(event) => setTyped({ ...typed, answer: event.target.value })}
        />
      </label>
      {field('source', 120)}
      {field('expires', 10)}
      <label>
        {t('entry.place')}
        <PlaceCascader value={placeCode} onChange={setPlaceCode} placeholder={t('everywhere')} />
      </label>
    </FormDialog>
  );
}
