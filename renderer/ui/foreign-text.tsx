import { Fragment, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { CopiedLink } from './copied-link.tsx';
import classes from './foreign-text.module.css';
import { visibleLine, visiblePieces, type TextPiece, type TextSpan } from './visible-pieces.ts';

/** Signs of a long text that are shown before somebody asks for all of it. */
const MOST_SIGNS = 6_000;
/** Signs of a name or title that stand on one line. */
const MOST_ON_LINE = 160;

export interface ForeignTextProps {
  readonly text: string;
  readonly spans?: readonly TextSpan[];
}

/**
 * What somebody else has written, on as many lines as it has: text nodes only, hidden characters by name, its direction kept to itself, and
 * the end of a very long one behind a button.
 */
export function ForeignText({ text, spans = [] }: ForeignTextProps) {
  const { t } = useTranslation('ui');
  const [isWhole, setWhole] = useState(false);
  const isCut = !isWhole && text.length > MOST_SIGNS;
  const pieces = useMemo(() => visiblePieces(isCut ? text.slice(0, MOST_SIGNS) : text, spans), [text, spans, isCut]);
  return (
    <bdi>
      <Pieces pieces={pieces} withLinks />
      {isCut && (
        <>
          {'… '}
          <Button tone="quiet" onClick={() => setWhole(true)}>
            {t('foreign.all', { n: text.length })}
          </Button>
        </>
      )}
    </bdi>
  );
}

export interface ForeignLineProps extends ForeignTextProps {
  /** Signs at most; the cut keeps the first span in view. */
  readonly most?: number;
}

/** A name, a title or the beginning of a message by somebody else, on one line. */
export function ForeignLine({ text, spans = NO_SPANS, most = MOST_ON_LINE }: ForeignLineProps) {
  const pieces = useMemo(() => visibleLine(text, spans, most), [text, spans, most]);
  return (
    <bdi>
      <Pieces pieces={pieces} />
    </bdi>
  );
}

const NO_SPANS: readonly TextSpan[] = [];

/** Addresses in what was said; the marks that end a sentence are not part of them. */
const ADDRESS = /(https?:\/\/[^\s<>"'，。；：！？、（）【】《》]+)/giu;

function Pieces({
  pieces,
  withLinks = false,
}: {
  readonly pieces: readonly TextPiece[];
  readonly withLinks?: boolean;
}) {
  const { t } = useTranslation('ui');
  return pieces.map((piece, index) => {
    if (piece.kind === 'plain' && withLinks) return <WithLinks key={index} text={piece.text} />;
    if (piece.kind === 'plain') return <Fragment key={index}>{piece.text}</Fragment>;
    if (piece.kind === 'hit') return <mark key={index}>{piece.text}</mark>;
    return (
      <span key={index} className={classes['hidden']} title={t('foreign.hidden', { name: piece.name })}>
        {piece.name}
      </span>
    );
  });
}

/** Every second part of what the pattern cuts is an address. */
function WithLinks({ text }: { readonly text: string }) {
  return text
    .split(ADDRESS)
    .map((part, index) =>
      index % 2 === 1 ? <CopiedLink key={index} address={part} /> : <Fragment key={index}>{part}</Fragment>,
    );
}
