import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { proposeSecondGroup } from '../../../domain/group/second-group.ts';
import { orpc } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { PaneSection } from '../../ui/side-pane.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './groups.module.css';
import type { GroupRow } from './use-group-columns.tsx';

/** Where new members go once a group nears its cap (S09). */
export function SecondGroupSection({ group }: { readonly group: GroupRow }) {
  const siblings = useQuery(orpc.groups.detail.queryOptions({ input: { id: group.id } })).data?.siblings;
  const proposal = siblings === undefined ? null : proposeSecondGroup(group, siblings);
  if (proposal === null) return null;
  const { name } = proposal;
  return <Proposal name={name} room={proposal.kind === 'use' ? proposal.room : null} />;
}

function Proposal({ name, room }: { readonly name: string; readonly room: number | null }) {
  const { t } = useTranslation('groups');
  const copy = async (): Promise<void> => {
    await shell().copyText(name);
    showToast({ text: t('second.copied', { name: visibleText(name) }) });
  };
  useCommands([
    {
      ...{ id: 'groups.copySecond', title: t('command.copySecond'), group: t('command.group'), keys: ['KeyC'] },
      run: () => void copy(),
    },
  ]);
  return (
    <PaneSection title={t('second.title')}>
      <div className={classes['form']}>
        <p>
          {room === null
            ? t('second.make', { name: visibleText(name) })
            : t('second.use', { name: visibleText(name), room })}
        </p>
        <div className={classes['acts']}>
          <Button keys="KeyC" onClick={() => void copy()}>
            {t('second.copy')}
          </Button>
        </div>
      </div>
    </PaneSection>
  );
}
