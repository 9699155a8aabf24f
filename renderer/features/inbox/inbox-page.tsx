import { useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { regionCode } from '../../../contract/scalars.ts';
import type { GroupId, MessageId } from '../../../domain/ids.ts';
import { useSession } from '../../data/use-session.ts';
import { replaceRoute, useRoute } from '../../ui/route.ts';
import { isFocusFree } from '../../ui/use-focus-on-arrival.ts';
import { focusNow } from './inbox-focus.ts';
import classes from './inbox-page.module.css';
import { goToMessage } from './go-to-message.ts';
import { openMessages } from './inbox-source.ts';
import { belongTo, show, useInbox } from './inbox-store.ts';
import { ListPane } from './list-pane.tsx';
import { useReadingRecord } from './use-reading-record.ts';
import { ReadingPane } from './reading-pane.tsx';
import { searchFor } from './searching.ts';
import { TriagePane } from './triage-pane.tsx';
import { useOwnClaim } from './use-claims.ts';
import { loadArrivals } from './use-arrivals.ts';
import { useInboxCommands } from './use-inbox-commands.ts';
import { useInboxList } from './use-inbox-list.ts';
import { useTriage } from './use-triage.ts';
import { useUnavailable } from './use-unavailable.ts';

/** All accounts in one list, the message in its group, and what it becomes: three panes. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  const person = useSession()?.person?.id ?? null;
  useLayoutEffect(() => belongTo(person), [person]);
  useInboxList();
  const orders = useTriage();
  const unavailable = useUnavailable();
  useInboxCommands({ onUndo: orders.undo, onArrivals: () => void loadArrivals() });
  const layout = useDefaultLayout({ id: 'inbox-panes', storage: localStorage, onlySaveAfterUserInteractions: true });
  useOwnClaim();
  useAskedSearch();
  useAskedGroup();
  useReadingRecord();
  useFocusOnList();
  return (
    <Group
      orientation="horizontal"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      className={classes['panes'] ?? ''}
      aria-label={t('title')}
    >
      <Panel id="list" minSize={320} defaultSize="31%">
        <ListPane onUndo={orders.undo} />
      </Panel>
      <Separator className={classes['separator'] ?? ''} />
      <Panel id="reading" minSize={320} defaultSize="35%">
        <ReadingPane />
      </Panel>
      <Separator className={classes['separator'] ?? ''} />
      <Panel id="triage" minSize={432} defaultSize="34%">
        <TriagePane orders={orders} unavailable={unavailable} />
      </Panel>
    </Group>
  );
}

/** Gives the list the focus when the page is opened; a list of people or a field somebody has opened meanwhile keeps it. */
function useFocusOnList(): void {
  useEffect(() => {
    const request = requestAnimationFrame(() => {
      if (isFocusFree()) focusNow('list');
    });
    return () => cancelAnimationFrame(request);
  }, []);
}

/** One group that another place of the window asks for: #/inbox?group=<id>&name=<name>&at=<message>. */
function useAskedGroup(): void {
  const { search } = useRoute();
  const id = search.get('group');
  const name = search.get('name') ?? '';
  const at = Number(search.get('at') ?? '0');
  useEffect(() => {
    if (id === null) return;
    show({ ...openMessages, group: { id: id as GroupId, name } });
    replaceRoute('inbox');
    if (at > 0) goToMessage(at as MessageId);
  }, [id, name, at]);
}

/** Words or a place that another part of the window asks for: #/inbox?q=路灯, #/inbox?place=430202. */
function useAskedSearch(): void {
  const { search } = useRoute();
  const [asked, place] = [search.get('q'), search.get('place')];
  useEffect(() => {
    if (asked === null && place === null) return;
    if (asked !== null) searchFor(asked, null);
    const code = regionCode.safeParse(place);
    if (code.success) show({ ...useInbox.getState().source, placeCode: code.data, group: null });
    replaceRoute('inbox');
  }, [asked, place]);
}
