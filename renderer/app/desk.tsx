import type { ServiceState } from '../../contract/shell.ts';
import { useActivity } from '../data/use-activity.ts';
import { useSession } from '../data/use-session.ts';
import { FirstRunPage } from '../features/sign-in/first-run-page.tsx';
import { ForcedChangePage } from '../features/sign-in/forced-change-page.tsx';
import { LockPage } from '../features/sign-in/lock-page.tsx';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { Console } from './console.tsx';

/** The console for whoever sits here; without anybody, with a locked desk or a password to change, that page and nothing else. */
export function Desk({ service }: { readonly service: ServiceState }) {
  const session = useSession();
  useActivity(session?.idleMinutes ?? null);
  if (session === undefined) return <Console service={service} />;
  if (session.firstRun) return <FirstRunPage />;
  if (session.locked && session.person !== null) return <LockPage person={session.person} />;
  if (session.person === null && session.kind === 'centre') return <SignInPage />;
  if (session.mustChangePassword) return <ForcedChangePage />;
  return <Console service={service} />;
}
