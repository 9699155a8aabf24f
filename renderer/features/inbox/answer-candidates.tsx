import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerCandidate } from '../../../contract/answers.ts';
import { classNames } from '../../ui/class-names.ts';
import { isComposing } from '../../ui/commands/key-dispatcher.ts';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { formatDate } from '../../ui/time.ts';
import classes from './answer-dialog.module.css';

interface AnswerCandidatesProps {
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly candidates: readonly AnswerCandidate[];
  readonly at: number;
  readonly onChoose: (index: number) => void;
  readonly onGive: () => void;
  readonly onEdit: () => void;
}

/** What may answer the question, the best first: arrows or J and K choose, Enter answers, E goes to the words. */
export function AnswerCandidates({ listRef, candidates, at, onChoose, onGive, onEdit }: AnswerCandidatesProps) {
  const { t } = useTranslation('inbox');
  const pressed = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) return;
    if (event.code === 'ArrowDown' || event.code === 'KeyJ') onChoose(Math.min(candidates.length - 1, at + 1));
    else if (event.code === 'ArrowUp' || event.code === 'KeyK') onChoose(Math.max(0, at - 1));
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') onGive();
    else if (event.code === 'KeyE') onEdit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (candidates.length === 0) return null;
  return (
    <div
      ref={listRef}
      role="listbox"
      tabIndex={0}
      aria-label={t('answer.candidates')}
      aria-activedescendant={`answer-${at}`}
      className={classes['candidates']}
      onKeyDown={pressed}
    >
      {candidates.map((candidate, index) => (
        <div
          key={`${candidate.knowledgeId ?? ''} ${candidate.text}`}
          id={`answer-${index}`}
          role="option"
          aria-selected={index === at}
          className={classNames(classes['candidate'], index === at && classes['chosen'])}
          onClick={() => onChoose(index)}
        >
          <strong>
            {candidate.knowledgeId === null ? (
              t('answer.earlier')
            ) : (
              <ForeignText text={candidate.question} spans={[]} />
            )}
          </strong>
          <span className={classes['hint']}>{factsOf(t, candidate)}</span>
        </div>
      ))}
    </div>
  );
}

function factsOf(
  t: ReturnType<typeof useTranslation<'inbox'>>['t'],
  { source, expiresAt, uses }: AnswerCandidate,
): string {
  return [
    source === '' ? null : t('answer.source', { source }),
    expiresAt === null ? null : t('answer.until', { date: formatDate(expiresAt) }),
    t('answer.uses', { n: uses }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
