import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FASTEST_PER_MINUTE, SLOWEST_PER_MINUTE } from '../../../domain/outbox/pace.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './outbox.module.css';
import { useChoices, type Choices } from './use-choices.ts';

/** Groups one phone of the city carries (S10). */
const GROUPS_OF_AN_ACCOUNT = 61;

/** The names the centre speaks under, and how fast an account may post. */
export function NamesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const choices = useChoices();
  const whyNot = useMay('persona.edit') ? null : common('failure.not-allowed');
  return (
    <Dialog title={t('names.title')} open onClose={onClose}>
      {choices !== null && (
        <div className={classes['form']}>
          <Names personas={choices.personas} whyNot={whyNot} />
          <PaceField perMinute={choices.perMinute} whyNot={whyNot} />
        </div>
      )}
    </Dialog>
  );
}

function Names({ personas, whyNot }: { readonly personas: Choices['personas']; readonly whyNot: string | null }) {
  const { t } = useTranslation('outbox');
  const [name, setName] = useState('');
  const add = useCommand(orpc.outbox.savePersona);
  const retire = useCommand(orpc.outbox.retirePersona);
  const submit = async (): Promise<void> => {
    const outcome = await add.run({ name: name.trim() });
    if (!outcome.ok) return;
    showToast({ text: t('names.added', { name: name.trim() }) });
    setName('');
  };
  return (
    <>
      {personas.length === 0 && <p className={classes['faint']}>{t('names.none')}</p>}
      <ul className={classes['rows']}>
        {personas.map((persona) => (
          <li key={persona.id} className={classes['row']}>
            <span className={persona.retired ? classes['faint'] : undefined}>
              {persona.name} {persona.retired && `（${t('names.retired')}）`}
            </span>
            <Button
              tone="quiet"
              unavailable={whyNot}
              onClick={() => void retire.run({ id: persona.id, version: persona.version, retired: !persona.retired })}
            >
              {persona.retired ? t('names.restore') : t('names.retire')}
            </Button>
          </li>
        ))}
      </ul>
      <Field label={t('names.name')} hint={t('names.hint')}>
        {(id) => (
          <span className={classes['switchLine']}>
            <TextField
              id={id}
              label={t('names.name')}
              maxLength={20}
              value={name}
              disabled={whyNot !== null}
              onChange={(event) => setName(event.target.value)}
            />
            <Button unavailable={whyNot} disabled={add.isPending || name.trim() === ''} onClick={() => void submit()}>
              {t('names.add')}
            </Button>
          </span>
        )}
      </Field>
    </>
  );
}

function PaceField({ perMinute, whyNot }: { readonly perMinute: number; readonly whyNot: string | null }) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const [typed, setTyped] = useState(String(perMinute));
  const setPace = useCommand(orpc.outbox.setPace);
  const value = Number(typed);
  const isPossible = Number.isInteger(value) && value >= SLOWEST_PER_MINUTE && value <= FASTEST_PER_MINUTE;
  const save = async (): Promise<void> => {
    if ((await setPace.run({ perMinute: value })).ok) showToast({ text: t('names.paceSaved') });
  };
  const minutes = Math.ceil(GROUPS_OF_AN_ACCOUNT / (isPossible ? value : perMinute));
  return (
    <Field label={t('names.pace')} hint={t('names.paceHint', { count: minutes })}>
      {(id) => (
        <span className={classes['switchLine']}>
          <TextField
            id={id}
            label={t('names.pace')}
            inputMode="numeric"
            maxLength={3}
            value={typed}
            disabled={whyNot !== null}
            onChange={(event) => setTyped(event.target.value)}
          />
          {t('names.paceUnit')}
          <Button
            unavailable={whyNot}
            disabled={!isPossible || value === perMinute || setPace.isPending}
            onClick={() => void save()}
          >
            {common('action.save')}
          </Button>
        </span>
      )}
    </Field>
  );
}
