import { focusOn, type FocusPlace } from './inbox-focus.ts';
import { useInbox } from './inbox-store.ts';
import { missingIn, type MissingField } from './issue-draft-form.ts';
import type { DraftSheetInHand } from './use-draft-sheet.ts';
import type { TriageOrders } from './use-triage.ts';

const FIELDS: Readonly<Record<MissingField, FocusPlace>> = {
  title: 'heading',
  category: 'category',
  gradeReason: 'gradeReason',
};

/** Orders the issues of a sheet; where something is missing, its field gets the focus instead. */
export function submitDrafts(act: 'dispatch' | 'register', sheet: DraftSheetInHand, orders: TriageOrders): void {
  const now = sheet.now();
  if (now === null || leadToMissing(sheet)) return;
  orders.makeIssues(act, now.drafts);
  focusOn('list');
}

/** Turns the keys to the form: Enter submits it, and what is missing has the focus. */
export function beginDrafts(act: 'dispatch' | 'register', sheet: DraftSheetInHand): void {
  useInbox.setState({ mode: act });
  leadToMissing(sheet);
}

function leadToMissing(sheet: DraftSheetInHand): boolean {
  const { drafts, current } = sheet.now() ?? { drafts: [], current: 0 };
  const index = drafts.findIndex((draft) => missingIn(draft).length > 0);
  const draft = drafts[index];
  const missing = draft === undefined ? undefined : missingIn(draft)[0];
  if (missing === undefined) return false;
  if (index !== current) sheet.choose(index);
  focusOn(FIELDS[missing]);
  return true;
}
