import { Search } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import classes from './leads.module.css';

/** Whether a number or chat id has reported before; each question is recorded, so it is asked by Enter and not while typing. */
export function LookUp({ onFound }: { readonly onFound: (id: LeadId) => void }) {
  const { t } = useTranslation('leads');
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<string | null>(null);
  const lookUp = useCommand(orpc.leads.lookUp);
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed.trim() === '') return;
    const outcome = await lookUp.run({ typed });
    if (!outcome.ok) return;
    const { kind, leads } = outcome.output;
    const first = leads[0];
    if (first !== undefined) onFound(first.id);
    const numbers = leads.map(({ number }) => number).join('、');
    if (kind === null) setAnswer(t('lookUp.unknown'));
    else setAnswer(leads.length === 0 ? t('lookUp.none') : t('lookUp.found', { n: leads.length, numbers }));
  };
  return (
    <form className={classes['lookUp']} onSubmit={(event) => void ask(event)}>
      <TextField
        label={t('lookUp.label')}
        placeholder={t('lookUp.short')}
        icon={<Search size={14} />}
        value={typed}
        maxLength={64}
        data-search-field
        onChange={(event) => {
          setTyped(event.target.value);
          setAnswer(null);
        }}
        style={{ width: 230 }}
      />
      <Button type="submit" disabled={lookUp.isPending || typed.trim() === ''}>
        {t('lookUp.run')}
      </Button>
      <span role="status">{answer}</span>
    </form>
  );
}
