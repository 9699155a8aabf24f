import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MINUTE_MS } from '../../../domain/time/instant.ts';
import { orpc } from '../../data/client.ts';
import { useMay } from '../../data/use-session.ts';
import { hrefOf } from '../../ui/route.ts';
import { formatDateTime, formatSpan } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './smouldering-panel.module.css';

/** A matter that is talked of longer than this before anybody makes an issue of it has smouldered. */
const DAYS = 3;
const SHOWN = 8;
const LINE = 60;

/** Matters that were talked of for days before they were extracted, or that wait still: age at discovery (U13). */
export function SmoulderingPanel() {
  const { t } = useTranslation('charts');
  const { t: common } = useTranslation('common');
  const may = useMay('message.read');
  const { data } = useQuery({
    ...orpc.matters.smouldering.queryOptions({ input: { days: DAYS, limit: SHOWN } }),
    meta: { refreshEvery: MINUTE_MS },
    enabled: may,
  });
  if (!may || data === undefined) return null;
  return (
    <section className={classes['panel']} aria-label={t('smouldering.name')}>
      <h2 className={classes['name']}>{t('smouldering.name')}</h2>
      <p className={classes['about']}>{t('smouldering.about', { n: DAYS })}</p>
      {data.matters.length === 0 && <p className={classes['about']}>{t('smouldering.none')}</p>}
      <ul className={classes['list']}>
        {data.matters.map((matter) => (
          <li key={matter.id} className={classes['matter']}>
            <span className={classes['age']}>{formatSpan(common, matter.age)}</span>
            <a
              className={classes['text']}
              href={hrefOf('inbox', null, { q: searchFor(matter.text) })}
              title={matter.text}
            >
              {visibleText(matter.text.slice(0, LINE))}
            </a>
            <span className={classes['facts']}>
              {[
                matter.villageName ?? common('place.unknown'),
                t('smouldering.messages', { n: matter.messages }),
                matter.extractedAt === null
                  ? t('smouldering.waits')
                  : t('smouldering.extracted', { time: formatDateTime(matter.extractedAt) }),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first stretch of characters of the message: enough for the search to find it and those that say the same. */
function searchFor(text: string): string {
  return (/[\p{L}\p{N}]{2,12}/u.exec(text)?.[0] ?? '').slice(0, 12);
}
