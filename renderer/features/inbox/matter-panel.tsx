import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { SimilarMessage } from '../../../contract/suggest.ts';
import { orpc } from '../../data/client.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { hrefOf } from '../../ui/route.ts';
import { formatDateTime, formatShort, formatSpan } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { INBOX_KEYS } from './inbox-keys.ts';
import { useInbox } from './inbox-store.ts';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import classes from './matter-panel.module.css';
import { placeBeside } from './place-beside.ts';
import { TriageMark } from './triage-mark.tsx';
import type { DraftSheetInHand } from './use-draft-sheet.ts';
import { useMatterActs } from './use-matter-acts.ts';
import { useSettled } from './use-settled.ts';
import type { TriageOrders } from './use-triage.ts';
import type { Unavailable } from './use-unavailable.ts';

export interface MatterPanelProps {
  readonly row: InboxRow;
  readonly orders: TriageOrders;
  readonly unavailable: Unavailable;
  readonly sheet: DraftSheetInHand;
}

/** Shown before the rest is asked for. */
const SHOWN_AT_FIRST = 3;
const RESTS_MS = 60;
const LINE = 60;

/** The echo of a message over groups and days: how many households say it, since when, and what became of it. */
export function MatterPanel(props: MatterPanelProps) {
  const { row } = props;
  const settled = useSettled(row.id, RESTS_MS);
  const { data } = useQuery({
    ...orpc.matters.ofMessage.queryOptions({ input: { id: settled } }),
    meta: { refreshEvery: 1_000 },
  });
  // Another message's echo must never stand beside this one.
  const found = settled === row.id ? data : undefined;
  return <Echo key={row.id} {...props} found={found} />;
}

type Found = Awaited<ReturnType<typeof orpc.matters.ofMessage.call>> | undefined;

function Echo({ row, orders, unavailable, sheet, found }: MatterPanelProps & { readonly found: Found }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const now = useNow(60_000);
  const [isOpen, setOpen] = useState(false);
  const mode = useInbox((place) => place.mode);
  const isGathered = useInbox((place) => place.together?.of === row.id);
  const may = useMay('message.triage');
  const matter = found?.matter ?? null;
  const acts = useMatterActs({ row, matter: found?.matter, orders, unavailable, sheet });
  useCommands(mode === 'read' ? acts.commands : []);
  if (found?.hasLeft === true) {
    return (
      <section className={classes['panel']} aria-label={t('matter.label')}>
        <p className={classes['left']}>
          <span>{t('matter.hasLeft')}</span>
          {may && (
            <Button tone="quiet" onClick={acts.rejoin}>
              {t('matter.rejoin')}
            </Button>
          )}
        </p>
      </section>
    );
  }
  if (matter === null) return null;
  const shown = isOpen ? matter.rows : matter.rows.slice(0, SHOWN_AT_FIRST);
  const age = formatSpan(common, now - matter.firstAt);
  return (
    <section className={classes['panel']} aria-label={t('matter.label')}>
      <header className={classes['head']}>
        <p className={classes['echo']} title={t('matter.householdsNote')}>
          {t('matter.echo', { households: matter.households, groups: matter.groups, age })}
        </p>
        <Button
          keys={INBOX_KEYS.together[0]}
          unavailable={acts.whyNotTogether}
          onClick={acts.together}
          aria-pressed={isGathered}
        >
          {matter.issue === null
            ? t('matter.together', { n: acts.count })
            : t('matter.mergeAll', { n: acts.count, number: matter.issue.number })}
        </Button>
      </header>
      <ul className={classes['rows']} aria-label={t('matter.list')}>
        {shown.map((similar) => (
          <SimilarLine key={similar.id} similar={similar} now={now} />
        ))}
      </ul>
      <footer className={classes['foot']}>
        {matter.rows.length > SHOWN_AT_FIRST && (
          <Button tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('matter.fewer') : t('matter.all', { n: matter.messages - 1 })}
          </Button>
        )}
        <span className={classes['space']} />
        {may && (
          <Button tone="quiet" keys={INBOX_KEYS.otherMatter[0]} onClick={acts.leave}>
            {t('matter.leave')}
          </Button>
        )}
      </footer>
    </section>
  );
}

function SimilarLine({ similar, now }: { readonly similar: SimilarMessage; readonly now: number }) {
  const { t } = useTranslation('inbox');
  const place = placeBeside(similar.groupName, similar.villageName, similar.countyName) ?? t('row.noVillage');
  return (
    <li className={classes['row']}>
      <TriageMark state={similar.state} compact />
      <span className={classes['text']} title={similar.text}>
        <ForeignLine text={similar.text} most={LINE} />
      </span>
      <span className={classes['facts']}>
        <span className={classes['group']}>
          <ForeignLine text={similar.groupName} />
        </span>
        <span className={classes['place']}>{place}</span>
        {similar.issue !== null && <a href={hrefOf('ledger', similar.issue.id)}>{similar.issue.number}</a>}
        <time title={formatDateTime(similar.sentAt)}>{formatShort(similar.sentAt, now)}</time>
      </span>
    </li>
  );
}
