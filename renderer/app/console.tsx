import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceState } from '../../contract/shell.ts';
import { useSession } from '../data/use-session.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Reading } from '../ui/query-state.tsx';
import { go, PAGES, useRoute } from '../ui/route.ts';
import { AuditAlarm } from './audit-alarm.tsx';
import { TrainingBanner, RestartingBanner } from './banners.tsx';
import { CommandBar } from './command-bar.tsx';
import classes from './console.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeyCommand } from './keys/key-command.tsx';
import { KeySheet } from './key-sheet.tsx';
import { mayOpen } from './page-permissions.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { pages } from './routes.tsx';
import { StatusLine } from './status-line.tsx';
import { ChangeDialog } from '../features/sign-in/change-dialog.tsx';
import { useChangeDialog } from './use-desk-commands.ts';
import { UrgentBanner } from './urgent-banner.tsx';
import { useHotkeys } from './use-hotkeys.ts';
import { useWindowCommands } from './use-window-commands.ts';

/** Rail, command bar, the page, status line. */
export function Console({ service }: { readonly service: ServiceState }) {
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const session = useSession();
  const isChanging = useChangeDialog((state) => state.isOpen);
  useWindowCommands({ openPalette: () => setOver('palette'), openKeys: () => setOver('keys') });
  useHotkeys();
  return (
    <div className={classes['console']}>
      <Rail />
      <div className={classes['right']}>
        <CommandBar onSearch={() => setOver('palette')} />
        {session?.kind === 'training' && <TrainingBanner />}
        {session?.person && <AuditAlarm />}
        {service.kind === 'restarting' && <RestartingBanner attempt={service.attempt} />}
        <UrgentBanner />
        <main className={classes['main']}>
          <CurrentPage />
        </main>
        <StatusLine onKeys={() => setOver('keys')} />
      </div>
      <Palette open={over === 'palette'} onClose={() => setOver(null)} />
      {session?.kind === 'centre' && session.person?.role === 'system-admin' && <KeyCommand />}
      {isChanging && <ChangeDialog onClose={() => useChangeDialog.setState({ isOpen: false })} />}
      <KeySheet open={over === 'keys'} onClose={() => setOver(null)} />
    </div>
  );
}

function CurrentPage() {
  const { t } = useTranslation('common');
  const { page } = useRoute();
  const session = useSession();
  const PageView = pages[page];
  useFirstAllowedPage();
  if (session === undefined) return <Reading words={t('list.loading')} />;
  if (!mayOpen(session.permissions, page)) return <EmptyState title={t('failure.not-allowed')} />;
  return (
    // Another person begins on a page of their own: nothing that was typed or chosen is left on it.
    <ErrorBoundary key={`${page} ${session.person?.id ?? ''}`} place={page}>
      <Suspense fallback={<Reading words={t('list.loading')} />}>
        <PageView />
      </Suspense>
    </ErrorBoundary>
  );
}

/** Whoever sits down on a page of somebody else's is taken to the first of their own; a link to such a page is answered in words. */
function useFirstAllowedPage(): void {
  const { page } = useRoute();
  const session = useSession();
  const seated = useRef<string | null>(null);
  const personId = session?.person?.id ?? null;
  useEffect(() => {
    if (session === undefined || personId === seated.current) return;
    seated.current = personId;
    if (mayOpen(session.permissions, page)) return;
    const own = PAGES.find((each) => mayOpen(session.permissions, each));
    if (own !== undefined) go(own);
  }, [session, personId, page]);
}
