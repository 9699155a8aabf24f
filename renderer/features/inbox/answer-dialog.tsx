import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerCandidate } from '../../../contract/answers.ts';
import { orpc } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { isComposing } from '../../ui/commands/key-dispatcher.ts';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { AnswerCandidates } from './answer-candidates.tsx';
import classes from './answer-dialog.module.css';
import { focusOn } from './inbox-focus.ts';
import { targetRow, useInbox } from './inbox-store.ts';
import type { TriageOrders } from './use-triage.ts';

interface AnswerDialogProps {
  readonly orders: TriageOrders;
  readonly onClose: () => void;
}

/** 解答: what is known about the question stands ready, so that Enter answers it and puts the words on the clipboard (F25). */
export function AnswerDialog({ orders, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('inbox');
  const row = useInbox(targetRow);
  const id = row?.id ?? null;
  const { data } = useQuery({
    ...orpc.answers.match.queryOptions({ input: { id: id ?? (0 as never) }, meta: { live: false } }),
    enabled: id !== null,
    gcTime: 0,
  });
  if (row === null || data === undefined) return null;
  return (
    <Answering
      key={row.id}
      question={row.text}
      candidates={data.candidates}
      title={t('answer.title')}
      orders={orders}
      onClose={onClose}
    />
  );
}

interface AnsweringProps extends AnswerDialogProps {
  readonly question: string;
  readonly candidates: readonly AnswerCandidate[];
  readonly title: string;
}

function Answering({ question, candidates, title, orders, onClose }: AnsweringProps) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const [at, setAt] = useState(0);
  const [text, setText] = useState(candidates[0]?.text ?? '');
  const [isMissing, setIsMissing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const choose = (index: number): void => {
    setAt(index);
    setText(candidates[index]?.text ?? '');
  };
  useEffect(() => () => focusOn('list'), []);
  const give = (): void => {
    setIsMissing(text.trim() === '');
    if (text.trim() === '') return;
    const chosen = candidates[at];
    onClose();
    void orders
      .answer({ knowledgeId: chosen?.knowledgeId ?? null, text: text.trim() })
      .then((isGiven) => (isGiven ? copy(text.trim(), t('answer.copied'), t('answer.notCopied')) : undefined));
  };
  const pressed = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    give();
  };
  return (
    <Dialog
      title={title}
      open
      width={640}
      onClose={onClose}
      firstField={candidates.length > 0 ? list : words}
      footer={
        <div className="dialog-acts">
          <span className={classes['hint']}>{t('answer.hint')}</span>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" keys={candidates.length > 0 ? 'Enter' : '$mod+Enter'} onClick={give}>
            {t('answer.give')}
          </Button>
        </div>
      }
    >
      <div className={classes['body']} onKeyDown={pressed}>
        <blockquote className={classes['question']}>{question}</blockquote>
        {candidates.length === 0 && <p className={classes['hint']}>{t('answer.none')}</p>}
        <AnswerCandidates
          listRef={list}
          candidates={candidates}
          at={at}
          onChoose={choose}
          onGive={give}
          onEdit={() => words.current?.focus()}
        />
        <TextArea
          areaRef={words}
          aria-label={t('answer.text')}
          rows={5}
          maxLength={1_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {isMissing && (
          <p role="alert" className={classes['error']}>
            {t('answer.missing')}
          </p>
        )}
      </div>
    </Dialog>
  );
}

async function copy(text: string, done: string, failed: string): Promise<void> {
  try {
    await shell().copyText(text);
    showToast({ text: done });
  } catch {
    showToast({ tone: 'refused', text: failed });
  }
}
