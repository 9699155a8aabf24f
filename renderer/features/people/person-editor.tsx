import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../contract/people.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SidePane } from '../../ui/side-pane.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './people.module.css';
import { PersonFields } from './person-fields.tsx';
import { formOf, problemsOf, seatOf } from './person-form.ts';
import { ResetDialog } from './reset-dialog.tsx';
import { newTemporaryPassword } from './temporary-password.ts';

interface PersonEditorProps {
  readonly person: PersonRow | null;
  readonly isNew: boolean;
  readonly whyNot: string | null;
  readonly onSaved: (id: string) => void;
}

/** One person: name, role, territory; suspending and a new password beside them. */
export function PersonEditor({ person, isNew, whyNot, onSaved }: PersonEditorProps) {
  const { t } = useTranslation('people');
  const [form, setForm] = useState(() => formOf(person, newTemporaryPassword()));
  const [tried, setTried] = useState(false);
  const [isResetting, setResetting] = useState(false);
  const add = useCommand(orpc.people.add);
  const change = useCommand(orpc.people.change);
  const isPending = add.isPending || change.isPending;
  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    setTried(true);
    if (whyNot !== null || isPending || Object.keys(problemsOf(form, isNew)).length > 0) return;
    const { login, temporaryPassword } = form;
    const outcome =
      person === null
        ? await add.run({ ...seatOf(form), login, temporaryPassword })
        : await change.run({ ...seatOf(form), id: person.id, version: person.version });
    if (!outcome.ok) return;
    const { name, id } = outcome.output.person;
    showToast({ text: person === null ? t('form.added', { name }) : t('form.saved', { name }) });
    onSaved(id);
  };
  useCommands([
    {
      id: 'people.save',
      title: t('command.save'),
      group: t('command.group'),
      keys: ['$mod+Enter'],
      whileTyping: true,
      hint: true,
      unavailable: whyNot,
      run: () => void submit(),
    },
  ]);
  const title = isNew ? t('form.add') : (person?.name ?? t('title'));
  if (person === null && !isNew) {
    return (
      <SidePane title={title} label={title}>
        <EmptyState title={t('choose')} />
      </SidePane>
    );
  }
  return (
    <SidePane title={title} label={title}>
      <form aria-label={title} onSubmit={(event) => void submit(event)}>
        <fieldset disabled={whyNot !== null} className={classes['fields']}>
          <PersonFields
            form={form}
            problems={tried ? problemsOf(form, isNew) : {}}
            isNew={isNew}
            onChange={(changed) => setForm({ ...form, ...changed })}
          />
        </fieldset>
        <div className={classes['acts']}>
          {person !== null && <StateButton person={person} whyNot={whyNot} />}
          {person !== null && (
            <Button unavailable={whyNot} onClick={() => setResetting(true)}>
              {t('reset.act')}
            </Button>
          )}
          <Button tone="primary" type="submit" keys="$mod+Enter" unavailable={whyNot} disabled={isPending}>
            {isNew ? t('form.saveNew') : t('form.save')}
          </Button>
        </div>
      </form>
      {person !== null && isResetting && <ResetDialog person={person} onClose={() => setResetting(false)} />}
    </SidePane>
  );
}

function StateButton({ person, whyNot }: { readonly person: PersonRow; readonly whyNot: string | null }) {
  const { t } = useTranslation('people');
  const setState = useCommand(orpc.people.setState);
  const isActive = person.state === 'active';
  const turn = async (): Promise<void> => {
    const { id, version, name } = person;
    const outcome = await setState.run({ id, version, state: isActive ? 'suspended' : 'active' });
    if (outcome.ok) showToast({ text: isActive ? t('suspend.done', { name }) : t('suspend.backDone', { name }) });
  };
  return (
    <Button
      tone={isActive ? 'danger' : 'plain'}
      className={classes['apart']}
      unavailable={whyNot}
      disabled={setState.isPending}
      onClick={() => void turn()}
    >
      {isActive ? t('suspend.act') : t('suspend.back')}
    </Button>
  );
}
