import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../domain/statistics/format-figure.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../../../domain/time/instant.ts';
import { shanghaiDate, weekdayOf } from '../../../domain/time/shanghai.ts';
import type { SlideTitle } from './slide-title.ts';

/** i18next types no numeric keys. */
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** How the wall says things. */
export function useWallWords() {
  const { t, i18n } = useTranslation('wall');
  const tick = (milliseconds: number): string => {
    if (milliseconds === 0) return '0';
    if (milliseconds % DAY_MS === 0) return t('tick.days', { n: milliseconds / DAY_MS });
    if (milliseconds % HOUR_MS === 0) return t('tick.hours', { n: milliseconds / HOUR_MS });
    return t('tick.minutes', { n: Math.round(milliseconds / MINUTE_MS) });
  };
  return {
    t,
    tick,
    duration: (milliseconds: number | null): string =>
      formatDuration(milliseconds, i18n.language === 'en' ? 'en' : 'zh'),
    count: (count: number): string => count.toLocaleString('zh-CN'),
    title: ({ say, ...values }: SlideTitle): string => {
      const said: Record<string, string | number> = { ...values };
      if ('limit' in values) said['limit'] = tick(values.limit);
      return t(`slide.${say}`, { ...said, defaultValue: '' });
    },
    date: (at: Instant): string => {
      const { month, day } = shanghaiDate(at);
      return t('date', {
        month,
        day,
        weekday: t(`weekday.${WEEKDAYS[weekdayOf(at) - 1] ?? '1'}`, { defaultValue: '' }),
      });
    },
  };
}
