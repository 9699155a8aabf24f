import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type ServiceClient } from '../../data/client.ts';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TextField } from '../../ui/text-field.tsx';
import { formatDateTime } from '../../ui/time.ts';
import classes from './audit.module.css';
import { useAuditWords } from './use-audit-words.ts';

type Answer = Awaited<ReturnType<ServiceClient['exports']['check']>>;

/** Chooses a file and says whether it left this console as it is. */
export function FileCheck() {
  const { t } = useTranslation('audit');
  const { t: common } = useTranslation('common');
  const [code, setCode] = useState('');
  const wordsOf = useAnswerWords();
  const check = useMutation({
    mutationFn: async (): Promise<Answer | null> => {
      const chosen = await shell().chooseFile();
      if (chosen === null) return null;
      return client.exports.check({ path: chosen.path, checkCode: code.trim() === '' ? null : code });
    },
  });
  const answer = check.data ?? null;
  const told = check.isError ? failureWords(common, failureOf(check.error)) : answer === null ? null : wordsOf(answer);
  const isSame = !check.isError && answer?.kind === 'unchanged';
  return (
    <section className={classes['check']} aria-label={t('register.check.title')}>
      <p className={classes['say']}>{t('register.check.words')}</p>
      <div className={classes['checkRow']}>
        <TextField
          label={t('register.check.code')}
          placeholder={t('register.check.code')}
          value={code}
          maxLength={40}
          onChange={({ target }) => setCode(target.value)}
          style={{ width: 190 }}
        />
        <Button tone="primary" disabled={check.isPending} onClick={() => check.mutate()}>
          {t('register.check.choose')}
        </Button>
        {told !== null && (
          <span className={classNames(classes['words'], classes[isSame ? 'sound' : 'broken'])} role="status">
            {told}
          </span>
        )}
      </div>
    </section>
  );
}

function useAnswerWords(): (answer: Answer) => string {
  const { t } = useTranslation('audit');
  const { personOf } = useAuditWords();
  return (answer) => {
    if (answer.kind === 'unknown')
      return answer.code === null
        ? t('register.check.unknown')
        : t('register.check.unknownCode', { code: answer.code });
    const { at, by, serial } = answer.row;
    const values = { at: formatDateTime(at), by: personOf(by), serial };
    return answer.kind === 'unchanged' ? t('register.check.unchanged', values) : t('register.check.differs', values);
  };
}
