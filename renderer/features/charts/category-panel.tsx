import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../../domain/statistics/definitions.ts';
import { STAGES, type Stage } from '../../../domain/statistics/issue-fact.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { screenLook } from '../../ui/chart/chart-look.ts';
import { StageBars } from '../../ui/chart/stage-bars.tsx';
import { selectorOfBar, stageBars } from '../../ui/chart/to-series.ts';
import { ChartFrame } from './chart-frame.tsx';
import { DefinitionWords } from './definition-words.tsx';
import type { OpenFigure } from '../../ui/behind/opened-figure.ts';
import { useFigureWords } from '../../ui/chart/use-figure-words.ts';

interface PanelProps {
  readonly overview: Overview;
  readonly stamp: string;
  readonly onOpen: OpenFigure;
}

/** 问题分类: what was received, by how far it has come. */
export function CategoryPanel({ overview, stamp, onOpen }: PanelProps) {
  const { t } = useTranslation('charts');
  const { language } = useFigureWords();
  const bars = stageBars(overview);
  const { period, cutOff } = overview;
  const open = (id: string, name: string, stage: Stage | null, count: number): void => {
    const selector = selectorOfBar(overview, id, stage);
    if (selector !== null)
      onOpen({ name: stage === null ? name : `${name} · ${t(`stage.${stage}`)}`, count, selector, period, cutOff });
  };
  const countOf = (bar: (typeof bars)[number], stage: Stage): number =>
    bar.parts.find((part) => part.stage === stage)?.count ?? 0;
  const { name } = definitionOf('categories', language);
  return (
    <ChartFrame
      name={name}
      about={t('categories.about', { n: overview.received.count })}
      definition={<DefinitionWords figures={['categories']} />}
      isEmpty={bars.length === 0}
      stamp={stamp}
      legend={STAGES.toReversed().map((stage) => ({ color: screenLook.stages[stage], word: t(`stage.${stage}`) }))}
      table={{
        columns: [t('column.category'), t('column.total'), ...STAGES.map((stage) => t(`stage.${stage}`))],
        rows: bars.map((bar) => ({
          id: bar.id,
          cells: [
            { text: bar.name },
            { text: bar.total, onOpen: () => open(bar.id, bar.name, null, bar.total) },
            ...STAGES.map((stage) => ({
              text: countOf(bar, stage),
              onOpen: () => open(bar.id, bar.name, stage, countOf(bar, stage)),
            })),
          ],
        })),
      }}
    >
      {(width) => (
        <StageBars
          title={name}
          bars={bars}
          look={screenLook}
          width={width}
          nameWidth={92}
          partTitle={(bar, part) =>
            t('categories.part', { name: bar.name, stage: t(`stage.${part.stage}`), count: part.count })
          }
          onOpen={(bar, stage) => open(bar.id, bar.name, stage, stage === null ? bar.total : countOf(bar, stage))}
        />
      )}
    </ChartFrame>
  );
}
