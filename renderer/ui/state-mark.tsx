import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import classes from './state-mark.module.css';

export type Mark = 'open' | 'soon' | 'overdue' | 'done' | 'paused';

/** State as shape, word and colour: ○ open, ◷ due soon, ▲ overdue, ✓ done, – paused. Without a word given, the usual one. */
export function StateMark({
  mark,
  word,
  compact = false,
}: {
  readonly mark: Mark;
  readonly word?: string;
  readonly compact?: boolean;
}) {
  const { t } = useTranslation('common');
  const said = word ?? t(`mark.${mark}`);
  return (
    <span className={classNames(classes['mark'], classes[mark])} title={compact ? said : undefined}>
      <MarkShape mark={mark} />
      <span className={compact ? 'visually-hidden' : classes['word']}>{said}</span>
    </span>
  );
}

function MarkShape({ mark }: { readonly mark: Mark }) {
  return (
    <svg
      className={classes['shape']}
      viewBox="0 0 16 16"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      {mark === 'open' && <circle cx="8" cy="8" r="5.6" />}
      {mark === 'soon' && (
        <path d="M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4ZM8 4.8V8l2.4 1.8" strokeLinecap="round" />
      )}
      {mark === 'overdue' && <path d="M8 2.2 14.4 13.4H1.6Z" fill="currentColor" strokeLinejoin="round" />}
      {mark === 'done' && (
        <path d="m2.8 8.6 3.4 3.4 7-7.6" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      )}
      {mark === 'paused' && <path d="M3.5 8h9" strokeWidth="2" strokeLinecap="round" />}
    </svg>
  );
}
