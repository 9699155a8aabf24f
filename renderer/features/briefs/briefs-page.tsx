import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefFigure } from '../../../domain/brief/compose-brief.ts';
import { instant, MINUTE_MS } from '../../../domain/time/instant.ts';
import { orpc } from '../../data/client.ts';
import { BehindList } from '../../ui/behind/behind-list.tsx';
import type { OpenedFigure } from '../../ui/behind/opened-figure.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useNow } from '../../ui/use-now.ts';
import { BriefList } from './brief-list.tsx';
import { BriefPaper } from './brief-paper.tsx';
import { briefCutOff, likelyWeek } from './brief-week.ts';
import classes from './briefs-page.module.css';
import { LintList } from './lint-list.tsx';
import { useBriefExport } from './use-brief-export.ts';
import { WeekChoice } from './week-choice.tsx';

/** The weekly brief: choose the week, read it on its paper, see what the checks say, export it. */
export function BriefsPage() {
  const { t } = useTranslation('briefs');
  const now = instant(useNow(MINUTE_MS));
  const [week, setWeek] = useState(() => likelyWeek(now));
  const [at, setAt] = useState<'now' | 'end'>('now');
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const paper = useRef<HTMLDivElement>(null);
  // Composed when it is asked for and then left alone: what is read, checked and exported is one state of the data.
  const query = useQuery({
    ...orpc.briefs.compose.queryOptions({ input: { week, cutOff: briefCutOff(week, at, now) } }),
    meta: { live: false },
    refetchOnMount: 'always',
  });
  const exporting = useBriefExport(paper);
  const composed = query.data;
  const isBlocked = composed?.lint.some(({ severity }) => severity === 'error') ?? true;
  const unavailable =
    composed === undefined
      ? t('export.drawing')
      : isBlocked
        ? t('lint.blocked')
        : exporting.isBusy
          ? t('export.busy')
          : null;
  const exportIt = (): void => {
    if (composed !== undefined && unavailable === null) exporting.run(composed.document);
  };
  useCommands([
    {
      id: 'briefs.export',
      title: t('command.export'),
      group: t('command.group'),
      keys: ['KeyE'],
      hint: true,
      unavailable,
      run: exportIt,
    },
    ...(opened === null
      ? []
      : [
          {
            id: 'briefs.close',
            title: t('command.closeList'),
            group: t('command.group'),
            keys: ['Escape'],
            hint: true,
            run: () => setOpened(null),
          },
        ]),
  ]);
  return (
    <Page
      title={t('title')}
      actions={
        <Button tone="primary" keys="KeyE" unavailable={unavailable} onClick={exportIt}>
          {exporting.isBusy ? t('export.busy') : t('export.button')}
        </Button>
      }
    >
      <WeekChoice
        week={week}
        at={at}
        now={now}
        cutOff={composed?.document.cutOff ?? null}
        onWeek={(chosen) => {
          setOpened(null);
          setWeek(chosen);
        }}
        onAt={setAt}
        onAgain={() => void query.refetch()}
      />
      <div className={classes['panes']}>
        <div className={classes['desk']} ref={paper} tabIndex={0}>
          <QueryState query={query}>
            {({ document: brief, overview }) => (
              <BriefPaper
                document={brief}
                overview={overview}
                onFigure={(figure, name) => setOpened(openedFigure(figure, name))}
              />
            )}
          </QueryState>
        </div>
        {opened === null ? (
          <aside className={classes['side']}>
            <LintList lint={composed?.lint ?? []} />
            <p className={classes['hint']}>{t('preview.note')}</p>
            <BriefList />
          </aside>
        ) : (
          <BehindList key={JSON.stringify(opened.selector)} figure={opened} onClose={() => setOpened(null)} />
        )}
      </div>
    </Page>
  );
}

/** A printed figure as what it counts; a percentile or share is opened with the rows it was measured over. */
function openedFigure(figure: BriefFigure, name: string): OpenedFigure {
  const { selector, period, cutOff, statistic, value, parts } = figure;
  const count = statistic === 'count' ? value : (parts?.numerator ?? null);
  return { name, count, selector, period, cutOff };
}
