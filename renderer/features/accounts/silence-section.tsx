import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountRow, SilenceRow } from '../../../contract/accounts.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { PaneSection } from '../../ui/side-pane.tsx';
import { formatDateTime } from '../../ui/time.ts';
import classes from './accounts.module.css';

const SHOWN = 5;

/** When this account fell silent against its own rhythm, and what somebody found; the alarm that lasts is red. */
export function SilenceSection({
  account,
  whyNoNote,
  onNote,
}: {
  readonly account: AccountRow;
  readonly whyNoNote: string | null;
  readonly onNote: () => void;
}) {
  const { t } = useTranslation('accounts');
  const input = { accountId: account.id, limit: SHOWN };
  const silences = useQuery(orpc.accounts.silences.queryOptions({ input })).data?.silences ?? [];
  return (
    <PaneSection title={t('silence.title')}>
      {silences.length === 0 && <p>{t('silence.none')}</p>}
      <ul className={classes['gapList']}>
        {silences.map((silence) => (
          <li key={silence.id} className={silence.endedAt === null ? classes['gap'] : classes['past']}>
            <SilenceWords silence={silence} />
            {silence.endedAt === null && (
              <span className={classes['gapActs']}>
                <Button keys="KeyR" unavailable={whyNoNote} onClick={onNote}>
                  {t('silence.note')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </PaneSection>
  );
}

function SilenceWords({ silence }: { readonly silence: SilenceRow }) {
  const { t } = useTranslation('accounts');
  const { since, raisedAt, expected, endedAt, notedAt, notedBy, note } = silence;
  return (
    <span className={classes['span']}>
      {t(expected > 0 ? 'silence.words' : 'silence.rare', {
        ...{ since: formatDateTime(since), raised: formatDateTime(raisedAt), n: expected },
      })}
      {endedAt !== null && ` · ${t('silence.ended', { at: formatDateTime(endedAt) })}`}
      {notedAt !== null && (
        <span className={classes['outcome']}>
          <ForeignLine text={t('silence.noted', { by: notedBy ?? '', at: formatDateTime(notedAt), note })} />
        </span>
      )}
    </span>
  );
}
