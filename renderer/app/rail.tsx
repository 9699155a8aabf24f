import { useQuery } from '@tanstack/react-query';
import {
  ChartColumn,
  FileInput,
  FileLock2,
  FileText,
  Footprints,
  Inbox,
  ListChecks,
  ListTree,
  MessageCircleQuestion,
  ScrollText,
  Send,
  Smartphone,
  TableProperties,
  Tags,
  UserCog,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../domain/people/role.ts';
import { orpc } from '../data/client.ts';
import { useSession } from '../data/use-session.ts';
import { classNames } from '../ui/class-names.ts';
import { hrefOf, useRoute, type Page } from '../ui/route.ts';
import { mayOpen } from './page-permissions.ts';
import classes from './rail.module.css';

const ENTRIES: readonly {
  readonly page: Page;
  readonly icon: LucideIcon;
  readonly apart?: boolean;
}[] = [
  { page: 'inbox', icon: Inbox },
  { page: 'patrol', icon: Footprints },
  { page: 'answers', icon: MessageCircleQuestion },
  { page: 'ledger', icon: ListChecks },
  { page: 'leads', icon: FileLock2 },
  { page: 'charts', icon: ChartColumn },
  { page: 'outbox', icon: Send },
  { page: 'briefs', icon: FileText },
  { page: 'accounts', icon: Smartphone, apart: true },
  { page: 'groups', icon: Users },
  { page: 'rules', icon: Tags },
  { page: 'categories', icon: ListTree },
  { page: 'imports', icon: FileInput },
  { page: 'people', icon: UserCog },
  { page: 'audit', icon: ScrollText },
  { page: 'matrix', icon: TableProperties },
];

/** The way to every page, with what waits there. */
export function Rail() {
  const { t } = useTranslation('app');
  const { page: current } = useRoute();
  const permissions = useSession()?.permissions ?? [];
  const waiting = useWaiting(permissions);
  return (
    <nav className={classes['rail']} aria-label={t('rail')}>
      <div className={classes['emblem']} aria-hidden="true">
        巡
      </div>
      {/* Nobody looks past doors that stay shut; that there is a register of leads concerns those alone who work in it. */}
      {ENTRIES.filter(({ page }) => mayOpen(permissions, page)).map(({ page, icon: Icon, apart }) => {
        const count = waiting[page] ?? 0;
        return (
          <a
            key={page}
            href={hrefOf(page)}
            aria-current={page === current ? 'page' : undefined}
            className={classNames(classes['entry'], apart === true && classes['apart'])}
          >
            <Icon size={19} strokeWidth={1.7} aria-hidden="true" />
            <span>{t(`page.${page}`)}</span>
            {count > 0 && (
              <span
                className={classNames(
                  classes['count'],
                  (page === 'ledger' || page === 'accounts') && classes['overdue'],
                )}
              >
                {count > 999 ? '999+' : count}
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}

/** What waits on each page that counts: messages, overdue issues, posts of others to approve, phones that fell silent. */
function useWaiting(permissions: readonly Permission[]): Readonly<Partial<Record<Page, number>>> {
  const asked = (permission: Permission) => ({
    ...{ input: {}, enabled: permissions.includes(permission), meta: { refreshEvery: 2_000 } },
  });
  const inbox = useQuery(orpc.inbox.counts.queryOptions(asked('message.read')));
  const ledger = useQuery(orpc.issues.counts.queryOptions(asked('issue.read')));
  const status = useQuery(orpc.system.status.queryOptions(asked('system.read')));
  const outbox = useQuery(orpc.outbox.counts.queryOptions(asked('post.approve')));
  return {
    inbox: inbox.data?.open ?? 0,
    ledger: ledger.data?.overdue ?? 0,
    outbox: outbox.data?.waiting ?? 0,
    accounts: status.data?.silent ?? 0,
  };
}
