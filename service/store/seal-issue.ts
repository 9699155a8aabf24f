import type { IssueId, LeadId, OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { forgetAnswersAbout } from './seal-message.ts';
import type { WriteTransaction } from './store.ts';

/** An issue that is now a lead: its number stays used, its row and its life are gone from the ledger. */
export interface SealedIssue {
  readonly issueId: IssueId;
  readonly number: string;
  readonly leadId: LeadId;
  readonly at: Instant;
  readonly by: OperatorId;
}

/**
 * Takes an issue out of the common ledger: every list, figure and chart reads `issues`, so that what is not there cannot be
 * forgotten by any of them. The caller has sealed its life before.
 */
export async function removeIssue(tx: WriteTransaction, sealed: SealedIssue): Promise<void> {
  tx.db.run(
    'INSERT INTO sealedIssues (issueId, number, leadId, at, by) VALUES (:issueId, :number, :leadId, :at, :by)',
    { ...sealed },
  );
  const { issueId } = sealed;
  tx.db.run('DELETE FROM issueMessages WHERE issueId = :issueId', { issueId });
  tx.db.run('DELETE FROM issueEvents WHERE issueId = :issueId', { issueId });
  tx.db.run('DELETE FROM issues WHERE id = :issueId', { issueId });
  await forgetAnswersAbout(tx, issueId);
  tx.changed('issue', issueId, null);
}
