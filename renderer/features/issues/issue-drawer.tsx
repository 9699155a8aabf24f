import { useQuery } from '@tanstack/react-query';
import { Printer, X } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { IssueId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { ActPanel } from './act-panel.tsx';
import classes from './issue-drawer.module.css';
import { IssueLife } from './issue-life.tsx';

interface IssueDrawerProps {
  readonly id: IssueId;
  readonly now: number;
  readonly onClose: () => void;
}

/** One issue beside the grid: its life as a page to read and to print, and at its foot what can be done now. */
export function IssueDrawer({ id, now, onClose }: IssueDrawerProps) {
  const { t } = useTranslation('issues');
  const query = useQuery(orpc.issues.get.queryOptions({ input: { id } }));
  useCommands([
    {
      id: 'ledger.print',
      title: t('command.print'),
      group: t('command.group'),
      keys: ['KeyP'],
      run: () => window.print(),
    },
  ]);
  const number = query.data?.issue.number ?? '';
  return (
    <aside className={classes['drawer']} aria-label={t('drawer.label', { number })}>
      <header className={classes['bar']}>
        <span className={classes['number']}>{number}</span>
        <IconButton label={t('drawer.print')} keys="KeyP" icon={<Printer size={15} />} onClick={() => window.print()} />
        <IconButton label={t('drawer.close')} keys="Escape" icon={<X size={15} />} onClick={onClose} />
      </header>
      <QueryState query={query}>
        {(data) => (
          <>
            <div className={classes['body']} tabIndex={0}>
              <IssueLife life={data} now={now} />
            </div>
            <ActPanel life={data} />
            {createPortal(
              <div className={classes['print']} aria-hidden="true">
                <IssueLife life={data} now={now} isPrinted />
              </div>,
              document.body,
            )}
          </>
        )}
      </QueryState>
    </aside>
  );
}
