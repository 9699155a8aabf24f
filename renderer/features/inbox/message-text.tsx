import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './message-text.module.css';
import type { TextPiece } from './visible-text.ts';

/** The words of a message as text nodes: marks where something matched, names where a character would hide. */
export function MessageText({ pieces }: { readonly pieces: readonly TextPiece[] }) {
  const { t } = useTranslation('inbox');
  return pieces.map((piece, index) => {
    if (piece.kind === 'plain') return <Fragment key={index}>{piece.text}</Fragment>;
    if (piece.kind === 'hit') return <mark key={index}>{piece.text}</mark>;
    return (
      <span key={index} className={classes['hidden']} title={t('message.hidden', { name: piece.name })}>
        {piece.name}
      </span>
    );
  });
}
