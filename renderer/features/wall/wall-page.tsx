import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../domain/time/instant.ts';
import { orpc } from '../../data/client.ts';
import { useNow } from '../../ui/use-now.ts';
import { Slide } from './slide.tsx';
import { slideTitle } from './slide-title.ts';
import { burnInShift, fitStage, STAGE, STALE_MS } from './stage.ts';
import { useSchedule } from './use-schedule.ts';
import { useWallClose, useWallKeys } from './use-wall-keys.ts';
import { useWallWords } from './use-wall-words.ts';
import type { WallData } from './wall-data.ts';
import { WallHead } from './wall-head.tsx';
import classes from './wall.module.css';

/** Changes are shown at most this often. */
const REDRAW_MS = 5_000;
/** Deadlines pass without anything changing, so the figures are also asked for by the clock. */
const ASK_AGAIN_MS = 10_000;

/** The display for the room: one message a slide, figures only. */
export function WallPage() {
  const { t } = useTranslation('wall');
  const now = useNow(1_000);
  const { data, isError } = useQuery({
    ...orpc.charts.wall.queryOptions({ input: {} }),
    meta: { refreshEvery: REDRAW_MS },
    refetchInterval: ASK_AGAIN_MS,
    refetchIntervalInBackground: true,
  });
  useWallClose();
  return (
    <Stage now={now}>
      {data === undefined ? (
        <p className={classes['waiting']} role="status">
          {isError ? t('failed') : t('waiting')}
        </p>
      ) : (
        <Running data={data} now={now} />
      )}
    </Stage>
  );
}

function Running({ data, now }: { readonly data: WallData; readonly now: number }) {
  const words = useWallWords();
  const { schedule, turn, hold } = useSchedule(data, now);
  useWallKeys(turn, hold);
  const age = Math.max(0, now - data.asOf);
  return (
    <div className={classes['running']} data-stale={age > STALE_MS}>
      <WallHead data={data} now={instant(now)} age={age} isHeld={schedule.held} />
      <main className={classes['slide']} data-slide={schedule.slide}>
        <h1 className={classes['title']}>{words.title(slideTitle(schedule.slide, data))}</h1>
        <Slide slide={schedule.slide} data={data} />
      </main>
    </div>
  );
}

/** Draws everything in the pixels of the stage and scales it to the window. */
function Stage({ now, children }: { readonly now: number; readonly children: ReactNode }) {
  const [screen, setScreen] = useState(() => ({ width: window.innerWidth, height: window.innerHeight }));
  useEffect(() => {
    const measure = (): void => setScreen({ width: window.innerWidth, height: window.innerHeight });
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const { scale, x, y } = fitStage(screen);
  const shift = burnInShift(instant(now));
  return (
    <div className={classes['screen']}>
      <div
        className={classes['stage']}
        style={{
          width: STAGE.width,
          height: STAGE.height,
          transform: `translate(${x + shift.x}px, ${y + shift.y}px) scale(${scale})`,
        }}
      >
        {children}
      </div>
    </div>
  );
}
