import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './draft-tabs.module.css';
import type { DraftSheetInHand } from './use-draft-sheet.ts';

/** The issues one message becomes; nothing while it is only one. */
export function DraftTabs({ sheet }: { readonly sheet: DraftSheetInHand }) {
  const { t } = useTranslation('inbox');
  if (sheet.drafts.length < 2) return null;
  return (
    <div role="tablist" aria-label={t('triage.drafts', { n: sheet.drafts.length })} className={classes['tabs']}>
      {sheet.drafts.map((draft, index) => (
        <span key={index} className={classNames(classes['tab'], index === sheet.current && classes['current'])}>
          <button
            type="button"
            role="tab"
            aria-selected={index === sheet.current}
            title={draft.title}
            onClick={() => sheet.choose(index)}
          >
            {t('triage.draft', { n: index + 1 })}
          </button>
          <IconButton
            label={t('triage.removeDraft', { n: index + 1 })}
            icon={<X size={12} />}
            className={classes['remove']}
            onClick={() => sheet.remove(index)}
          />
        </span>
      ))}
    </div>
  );
}
