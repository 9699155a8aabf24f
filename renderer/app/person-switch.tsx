import { useQuery } from '@tanstack/react-query';
import { ChevronDown, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../data/client.ts';
import { failureOf } from '../data/failure.ts';
import { failureWords } from '../data/failure-words.ts';
import { useEnter, useSession } from '../data/use-session.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/kit/popover.tsx';
import { showToast } from '../ui/toast/toasts.ts';
import { PersonMenu } from './person-menu.tsx';
import { ForeignLine } from '../ui/foreign-text.tsx';
import classes from './person-switch.module.css';

/** Who is at the desk, and what they can do about sitting there; on the training profile another person can sit down. */
export function PersonSwitch() {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const [open, setOpen] = useState(false);
  const session = useSession();
  if (session === undefined) return null;
  const { person, kind } = session;
  const training = kind === 'training';
  const words = person === null ? t('person.nobody') : `${person.name} · ${common(`role.${person.role}`)}`;
  const label = (
    <Button tone="quiet" icon={<UserRound size={16} />} aria-haspopup aria-expanded={open} title={t('person.label')}>
      {words}
      <ChevronDown size={13} className={classes['arrow']} aria-hidden="true" />
    </Button>
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      title={training ? t('person.choose') : null}
      content={
        <>
          {training && <People currentId={person?.id ?? null} onDone={() => setOpen(false)} />}
          {person !== null && <PersonMenu onDone={() => setOpen(false)} />}
        </>
      }
      destroyOnHidden
    >
      {label}
    </Popover>
  );
}

function People({ currentId, onDone }: { readonly currentId: string | null; readonly onDone: () => void }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const people = useQuery(orpc.session.people.queryOptions({ input: {} }));
  const enter = useEnter();
  return (
    <ul className={classes['people']}>
      {people.data?.people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className={classes['person']}
            aria-current={person.id === currentId}
            autoFocus={person.id === currentId}
            // A promise and not the callbacks of mutate: changing the person reads the whole screen anew and unmounts this list.
            onClick={() =>
              void enter.mutateAsync(person.id).then(
                () => {
                  // The page of whoever sits here now takes the focus where nothing else has it.
                  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
                  showToast({ text: t('person.entered', { name: person.name, role: common(`role.${person.role}`) }) });
                  onDone();
                },
                (error: unknown) => showToast({ tone: 'refused', text: failureWords(common, failureOf(error)) }),
              )
            }
          >
            <span>
              <ForeignLine text={person.name} />
            </span>
            <span className={classes['role']}>{common(`role.${person.role}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
