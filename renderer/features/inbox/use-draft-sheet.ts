import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import { useInbox, type DraftSheet } from './inbox-store.ts';
import { draftFor, furtherDraft, type IssueDraftForm } from './issue-draft-form.ts';
import type { Catalog } from './use-catalog.ts';

export interface DraftSheetInHand extends DraftSheet {
  readonly draft: IssueDraftForm;
  readonly isTouched: boolean;
  readonly change: (change: (draft: IssueDraftForm) => IssueDraftForm) => void;
  readonly choose: (index: number) => void;
  readonly add: () => void;
  readonly remove: (index: number) => void;
  readonly reset: () => void;
}

/** The drafts for a message: as filled in from it, or as the operator has left them. */
export function useDraftSheet(row: InboxRow, catalog: Catalog): DraftSheetInHand {
  const { t } = useTranslation('inbox');
  const reason = t('triage.reasons.ordinary.a');
  const touched = useInbox((place) => place.sheets.get(row.id));
  const fresh = useMemo<DraftSheet>(
    () => ({ drafts: [draftFor(row, catalog.severities, reason)], current: 0 }),
    [row, catalog.severities, reason],
  );
  const sheet = touched ?? fresh;
  const keep = useCallback((next: DraftSheet | null) => keepSheet(row, next), [row]);
  const draft = sheet.drafts[sheet.current] ?? draftFor(row, catalog.severities, reason);
  return {
    ...sheet,
    draft,
    isTouched: touched !== undefined,
    change: (change) => keep({ ...sheet, drafts: sheet.drafts.with(sheet.current, change(draft)) }),
    choose: (current) => keep({ ...sheet, current }),
    add: () => keep({ drafts: [...sheet.drafts, furtherDraft(draft)], current: sheet.drafts.length }),
    remove: (index) =>
      keep({
        drafts: sheet.drafts.toSpliced(index, 1),
        current: Math.max(0, Math.min(sheet.current, sheet.drafts.length - 2)),
      }),
    reset: () => keep(null),
  };
}

function keepSheet({ id }: InboxRow, sheet: DraftSheet | null): void {
  useInbox.setState((place) => {
    const sheets = new Map(place.sheets);
    if (sheet === null) sheets.delete(id);
    else sheets.set(id, sheet);
    return { sheets };
  });
}
