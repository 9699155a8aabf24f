import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
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

/**
 * 解答: what is known about the question stands ready, so that Enter answers it and puts the words on the clipboard (F25). It stands before
 * that is found: what is typed meanwhile must not fall on the inbox, where letters decide.
 */
export function AnswerDialog({ orders, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('inbox');
  const row = useInbox(targetRow);
  const id = row?.id ?? null;
  const { data } = useQuery({
    ...orpc.answers.match.queryOptions({ input: { id: id ?? (0 as never) }, meta: { live: false } }),
    enabled: id !== null,
    gcTime: 0,
  });
  if (row === null) return null;
  return (
    <Answering
      key={row.id}
      question={row.text}
      found={data?.candidates ?? null}
      title={t('answer.title')}
      orders={orders}
      onClose={onClose}
    />
  );
}

interface AnsweringProps extends AnswerDialogProps {
  readonly question: string;
  /** null while it is looked for. */
  readonly found: readonly AnswerCandidate[] | null;
  readonly title: string;
}

const NONE: readonly AnswerCandidate[] = [];

function Answering({ question, found, title, orders, onClose }: AnsweringProps) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const candidates = found ?? NONE;
  const text = typed ?? candidates[at]?.text ?? '';
  const list = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const isFound = found !== null;
  const begin = isFound && candidates.length === 0 ? words : list;
  useLayoutEffect(() => {
    // Whoever writes already is left alone.
    if (isFound && document.activeElement !== words.current) begin.current?.focus({ preventScroll: true });
  }, [isFound, begin]);
  const choose = (index: number): void => {
    setAt(index);
    setTyped(null);
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
      firstField={begin}
      footer={
        <div className="dialog-acts">
          <span className={classes['hint']}>{t('answer.hint')}</span>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button tone="primary" keys={begin === list ? 'Enter' : '$mod+Enter'} onClick={give}>
            {t('answer.give')}
          </Button>
        </div>
      }
    >
      <div className={classes['body']} onKeyDown={pressed}>
        <blockquote className={classes['question']}>{question}</blockquote>
        {found === null && (
          <div ref={list} role="status" tabIndex={-1} className={classes['hint']}>
            {t('answer.looking')}
          </div>
        )}
        {found?.length === 0 && <p className={classes['hint']}>{t('answer.none')}</p>}
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
          onChange={(event) => setTyped(event.target.value)}
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
