import { useTranslation } from 'react-i18next';
import { instant } from '../../../domain/time/instant.ts';
import { LEDGER_LINES, ledgerText } from '../../../domain/outbox/ledger-text.ts';
import { client } from '../../data/client.ts';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast/toasts.ts';

/** Writes the ledger as it stands now into the words of a post to the supervision group. */
export function LedgerButton({ onText }: { readonly onText: (text: string) => void }) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const fill = async (): Promise<void> => {
    try {
      onText(await ledgerOfNow());
    } catch (error) {
      showToast({ tone: 'refused', text: failureWords(common, failureOf(error)) });
    }
  };
  return (
    <span>
      <Button onClick={() => void fill()}>{t('form.ledger')}</Button>
    </span>
  );
}

async function ledgerOfNow(): Promise<string> {
  const counts = await client.issues.counts({});
  const question = {
    view: 'overdue',
    countyCode: null,
    text: '',
    sort: 'due',
    after: null,
    limit: LEDGER_LINES,
  } as const;
  const { rows } = await client.issues.list(question);
  return ledgerText({
    now: instant(Date.now()),
    ...{ open: counts.open, overdue: counts.overdue, dueSoon: counts['due-soon'] },
    rows: rows.map(({ number, title, countyName, handlingUnitName, commissionName, dueAt }) => ({
      ...{ number, title, countyName, dueAt, unitName: handlingUnitName ?? commissionName },
    })),
  });
}
