import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../../domain/statistics/definitions.ts';
import { formatRate } from '../../../domain/statistics/format-figure.ts';
import { RATE_KINDS } from '../../../domain/statistics/issue-fact.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { ChartFrame } from './chart-frame.tsx';
import { DefinitionWords } from './definition-words.tsx';
import type { OpenFigure } from '../../ui/behind/opened-figure.ts';
import { useFigureWords } from '../../ui/chart/use-figure-words.ts';

interface PanelProps {
  readonly overview: Overview;
  readonly stamp: string;
  readonly onOpen: OpenFigure;
}

/** Five rates, never merged, each with its numerator and denominator, and both with their rows. */
export function RatesPanel({ overview, stamp, onOpen }: PanelProps) {
  const { t } = useTranslation('charts');
  const { language } = useFigureWords();
  const asked = { period: overview.period, cutOff: overview.cutOff };
  return (
    <ChartFrame
      name={t('rates.name')}
      about={t('rates.about')}
      definition={<DefinitionWords figures={RATE_KINDS} />}
      isEmpty={false}
      stamp={stamp}
      table={{
        columns: [t('column.rate'), t('column.value'), t('column.numerator'), t('column.denominator')],
        rows: RATE_KINDS.map((kind) => {
          const { rate, numerator, denominator } = overview.rates[kind];
          const { name } = definitionOf(kind, language);
          return {
            id: kind,
            cells: [
              { text: name },
              { text: formatRate(rate) },
              {
                text: rate.numerator,
                onOpen: () =>
                  onOpen({
                    ...asked,
                    name: `${name} · ${t('column.numerator')}`,
                    count: rate.numerator,
                    selector: numerator,
                  }),
              },
              {
                text: rate.denominator,
                onOpen: () =>
                  onOpen({
                    ...asked,
                    name: `${name} · ${t('column.denominator')}`,
                    count: rate.denominator,
                    selector: denominator,
                  }),
              },
            ],
          };
        }),
      }}
    />
  );
}
