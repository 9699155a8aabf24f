import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../data/client.ts';
import { useCommand } from '../data/use-command.ts';
import { useMay } from '../data/use-session.ts';
import { Button } from '../ui/button.tsx';
import { useCommands } from '../ui/commands/use-commands.ts';
import { Highlighted } from '../ui/highlighted.tsx';
import { go } from '../ui/route.ts';
import { formatTime } from '../ui/time.ts';
import classes from './urgent-banner.module.css';

/** On every screen, until somebody has taken note: what cannot wait for its turn in the inbox (U14). */
export function UrgentBanner() {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const mayRead = useMay('message.read');
  const whyNot = useMay('message.triage') ? null : common('failure.not-allowed');
  const { data, refetch } = useQuery({ ...orpc.urgent.open.queryOptions({ input: {} }), enabled: mayRead });
  useAgainAt(mayRead ? data?.pagedUntil : undefined, refetch);
  const note = useCommand(orpc.urgent.note);
  // At night the page is for whoever has the watch; the others find it on the page of the watch.
  const alert = mayRead && data?.isPaged === true ? data.alerts[0] : undefined;
  const take = (): void => {
    if (alert !== undefined) void note.run({ id: alert.id });
  };
  useCommands(
    alert === undefined
      ? []
      : [
          {
            ...{ id: 'urgent.note', title: t('urgent.note'), group: t('urgent.group'), keys: ['$mod+KeyU'] },
            ...{ whileTyping: true, unavailable: whyNot, run: take },
          },
        ],
  );
  if (alert === undefined) return null;
  const others = (data?.count ?? 1) - 1;
  return (
    <div className={classes['banner']} role="alert">
      <Siren size={16} aria-hidden="true" />
      <strong>{alert.ruleName}</strong>
      <span className={classes['from']}>
        {[alert.countyName, alert.groupName].filter(Boolean).join(' · ')} · {formatTime(alert.raisedAt)}
      </span>
      <span className={classes['text']}>
        <Highlighted text={alert.text} spans={alert.highlights} />
      </span>
      {others > 0 && <span className={classes['from']}>{t('urgent.more', { n: others })}</span>}
      <Button onClick={() => go('inbox', null, { q: `"${firstWords(alert.text)}"` })}>{t('urgent.look')}</Button>
      <Button keys="$mod+KeyU" unavailable={whyNot} disabled={note.isPending} onClick={take}>
        {t('urgent.note')}
      </Button>
    </div>
  );
}

/** Enough of the text to find it again; a quotation mark would end the phrase that is searched for. */
function firstWords(text: string): string {
  const words = text.split(/["“”＂\n]/u).find((part) => part.trim().length > 1) ?? '';
  return words.trim().slice(0, 40);
}

/** Timers of the window hold no longer span. */
const LONGEST_WAIT_MS = 3_600_000;

/** Asks again when the roster leaves or comes: nothing changes then that the service would announce. */
function useAgainAt(at: number | undefined, ask: () => unknown): void {
  useEffect(() => {
    if (at === undefined) return;
    const timer = setTimeout(() => void ask(), Math.min(LONGEST_WAIT_MS, Math.max(1_000, at - Date.now())));
    return () => clearTimeout(timer);
  }, [at, ask]);
}
