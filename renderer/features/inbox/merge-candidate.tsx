import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../contract/issues.ts';
import { deadlineLight } from '../../../domain/issue/deadline-light.ts';
import { instant } from '../../../domain/time/instant.ts';
import { DeadlineLight } from '../../ui/deadline-light.tsx';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { hrefOf } from '../../ui/route.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './merge-picker.module.css';

export interface MergeCandidateProps {
  readonly issue: IssueRow;
  readonly keys: string | null;
  readonly isCurrent: boolean;
  readonly unavailable: string | null;
  readonly onChoose: () => void;
}

/** One open issue: a click merges into it, its number opens it. */
export function MergeCandidate({ issue, keys, isCurrent, unavailable, onChoose }: MergeCandidateProps) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const now = useNow(60_000);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { dueAt, closedAt } = issue;
  const light = deadlineLight({ startAt: issue.dispatchedAt ?? issue.createdAt, dueAt, closedAt }, instant(now));
  const facts = [
    issue.categoryName,
    issue.placeName ?? common('place.unknown'),
    common(`issueState.${issue.state}`),
    t('merge.messages', { n: issue.messageCount }),
  ];
  return (
    <li ref={line} role="option" aria-selected={isCurrent} className={classes['candidate']}>
      <button
        type="button"
        className={classes['choose']}
        disabled={unavailable !== null}
        title={unavailable ?? t('merge.into', { number: issue.number })}
        onClick={onChoose}
      >
        <span className={classes['key']}>{keys !== null && <Kbd keys={keys} />}</span>
        <span className={classes['title']}>
          <ForeignLine text={issue.title} />
        </span>
        <span className={classes['facts']}>{facts.join(' · ')}</span>
      </button>
      <span className={classes['side']}>
        <a href={hrefOf('ledger', issue.id)}>{issue.number}</a>
        <DeadlineLight light={light} dueAt={dueAt} now={now} />
      </span>
    </li>
  );
}
