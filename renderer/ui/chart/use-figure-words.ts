import { useTranslation } from 'react-i18next';
import { formatDuration, type FigureLanguage } from '../../../domain/statistics/format-figure.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time/instant.ts';

/** i18next types no numeric keys. */
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** How figures are written: in the language of the window, or in the one given, because a brief is Chinese whoever composes it. */
export function useFigureWords(given?: 'zh-CN') {
  const { t, i18n } = useTranslation('charts', given === undefined ? {} : { lng: given });
  const language: FigureLanguage = (given ?? i18n.language) === 'en' ? 'en' : 'zh';
  return {
    t,
    language,
    duration: (milliseconds: number | null): string => formatDuration(milliseconds, language),
    /** A round moment of an axis in one unit. */
    tick: (milliseconds: number): string => {
      if (milliseconds === 0) return '0';
      if (milliseconds % DAY_MS === 0) return t('tick.days', { n: milliseconds / DAY_MS });
      if (milliseconds % HOUR_MS === 0) return t('tick.hours', { n: milliseconds / HOUR_MS });
      return t('tick.minutes', { n: milliseconds / MINUTE_MS });
    },
    weekday: (weekday: number): string => t(`weekday.${WEEKDAYS[weekday - 1] ?? '1'}`, { defaultValue: '' }),
    weekdays: WEEKDAYS.map((weekday) => t(`weekday.${weekday}`, { defaultValue: '' })),
    hour: (hour: number): string => t('hour', { hour }),
  };
}
