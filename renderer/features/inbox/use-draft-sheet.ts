import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import { targetRow, useInbox, type DraftSheet } from './inbox-store.ts';
import { draftFor, furtherDraft, type IssueDraftForm } from './issue-draft-form.ts';
import type { Catalog } from './use-catalog.ts';

export interface DraftSheetInHand extends DraftSheet {
  readonly draft: IssueDraftForm;
  /** The sheet of the message an act would be about at this moment, which may be a frame ahead of what is drawn; null without one. */
  readonly now: () => DraftSheet | null;
  readonly change: (change: (draft: IssueDraftForm) => IssueDraftForm) => void;
  readonly choose: (index: number) => void;
  readonly add: () => void;
  readonly remove: (index: number) => void;
}

/** The drafts for a message: as filled in from it, or as the operator has left them. */
export function useDraftSheet(row: InboxRow, catalog: Catalog): DraftSheetInHand {
  const { t } = useTranslation('inbox');
  const reason = t('triage.reasons.ordinary.a');
  const because = useCallback(
    (words: readonly string[]) => (words.length === 0 ? '' : t('suggestion.gradeReason', { words: words.join('、') })),
    [t],
  );
  const touched = useInbox((place) => place.sheets.get(row.id));
  const { severities } = catalog;
  const freshFor = useCallback(
    (message: InboxRow): DraftSheet => ({ drafts: [draftFor(message, severities, reason, because)], current: 0 }),
    [severities, reason, because],
  );
  const fresh = useMemo(() => freshFor(row), [freshFor, row]);
  const sheet = touched ?? fresh;
  const keep = (next: DraftSheet): void => keepSheet(row, next);
  const draft = sheet.drafts[sheet.current] ?? draftFor(row, severities, reason, because);
  return {
    ...sheet,
    draft,
    now: () => {
      const place = useInbox.getState();
      const target = targetRow(place);
      return target === null ? null : (place.sheets.get(target.id) ?? freshFor(target));
    },
    change: (change) => keep({ ...sheet, drafts: sheet.drafts.with(sheet.current, change(draft)) }),
    choose: (current) => keep({ ...sheet, current }),
    add: () => keep({ drafts: [...sheet.drafts, furtherDraft(draft)], current: sheet.drafts.length }),
    remove: (index) => keep(withoutDraft(sheet, index)),
  };
}

function withoutDraft({ drafts, current }: DraftSheet, index: number): DraftSheet {
  return { drafts: drafts.toSpliced(index, 1), current: Math.max(0, Math.min(current, drafts.length - 2)) };
}

function keepSheet({ id }: InboxRow, sheet: DraftSheet): void {
  useInbox.setState(({ sheets }) => ({ sheets: new Map(sheets).set(id, sheet) }));
}
