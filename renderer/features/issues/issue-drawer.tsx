import { useQuery } from '@tanstack/react-query';
import { Printer, X } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { IssueId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
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
        <Button tone="quiet" icon={<Printer size={14} />} keys="KeyP" onClick={() => window.print()}>
          {t('drawer.print')}
        </Button>
        <Button tone="quiet" icon={<X size={14} />} keys="Escape" onClick={onClose}>
          {t('drawer.close')}
        </Button>
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
