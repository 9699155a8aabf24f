import type { AnyRouter } from '@orpc/server';
import type { Instant } from '../domain/time/instant.ts';
import type { AnchorKeeper } from './audit/anchor-keeper.ts';
import type { SigningKey } from './audit/signing-key.ts';
import type { Claims } from './claims.ts';
import type { ChangeFeed } from './change-feed.ts';
import { createAccounts, type Connections } from './features/accounts.ts';
import { createAudit } from './features/audit.ts';
import { createBriefs } from './features/briefs.ts';
import { createCategories, createRegions, createUnits } from './features/catalog.ts';
import { createCharts } from './features/charts.ts';
import { createExports } from './features/exports.ts';
import { createGroups } from './features/groups.ts';
import type { FileReader, ImportRunner } from './features/import-runner.ts';
import { createImports } from './features/imports.ts';
import { createInbox } from './features/inbox.ts';
import { createIssues } from './features/issues.ts';
import { createPatrol } from './features/patrol.ts';
import { createAnswers, createHelp } from './features/answers.ts';
import { createShifts } from './features/shifts.ts';
import { createPeople } from './features/people.ts';
import { createMatters } from './features/matters.ts';
import { createMedia } from './features/media.ts';
import { createLeads } from './features/leads.ts';
import { createOutbox } from './features/outbox.ts';
import { os } from './features/procedures.ts';
import type { SheetReader } from './features/register.ts';
import { createRecusals } from './features/recusals.ts';
import { createRules } from './features/rules.ts';
import { createSearches } from './features/searches.ts';
import { createSession } from './features/session.ts';
import { createSuggestions } from './features/suggestions.ts';
import { createSystem } from './features/system.ts';
import { createTriage } from './features/triage.ts';
import { createUrgent } from './features/urgent.ts';
import type { MessageAnalysis } from './jobs/analyse-messages.ts';
import type { MediaFiles } from './media/media-files.ts';
import type { SealedFiles } from './media/sealed-files.ts';
import type { MediaTickets } from './media/media-tickets.ts';
import type { NewId } from './new-id.ts';
import type { PasswordCost } from './passwords.ts';
import type { Gate } from './sign-in/gate.ts';
import type { PasswordCheck } from './sign-in/password-check.ts';
import type { PasswordListener } from './sign-in/password-listener.ts';
import type { Roster } from './sign-in/roster.ts';
import type { BlindIndex } from './sealing/blind-index.ts';
import type { LeadKeys } from './sealing/lead-keys.ts';
import type { Readers } from './store/readers/open-readers.ts';
import type { Store } from './store/store.ts';

/** Everything the use cases work with; all fields are needed. */
export interface RouterParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
  readonly training: boolean;
  readonly startedAt: Instant;
  readonly feed: ChangeFeed;
  readonly claims: Claims;
  readonly connections: Connections;
  readonly files: FileReader;
  readonly readSheet: SheetReader;
  readonly runner: ImportRunner;
  readonly anchors: AnchorKeeper;
  readonly signingKey: SigningKey;
  readonly roster: Roster;
  readonly gate: Gate;
  readonly passwords: PasswordCheck;
  readonly passwordCost: PasswordCost;
  readonly passwordListener: PasswordListener;
  readonly mediaFiles: MediaFiles;
  readonly sealedFiles: SealedFiles;
  readonly mediaTickets: MediaTickets;
  readonly reloadRules: () => Promise<void>;
  readonly analysis: MessageAnalysis;
  readonly leadKeys: LeadKeys;
  readonly blindIndex: BlindIndex;
  readonly prepareTraining: () => Promise<void>;
}

/** The whole contract, implemented: one feature for each of its parts, and the compiler names the one that is missing. */
export function createRouter(parts: RouterParts): AnyRouter {
  const { inbox, inboxRows } = createInbox(parts);
  return os.router({
    inbox,
    triage: createTriage(parts),
    issues: createIssues({ ...parts, inboxRows }),
    leads: createLeads(parts),
    outbox: createOutbox(parts),
    recusals: createRecusals(parts),
    categories: createCategories(parts),
    regions: createRegions(parts),
    units: createUnits(parts),
    rules: createRules(parts),
    searches: createSearches(parts),
    urgent: createUrgent(parts),
    patrol: createPatrol(parts),
    shifts: createShifts(parts),
    answers: createAnswers(parts),
    help: createHelp(parts),
    accounts: createAccounts(parts),
    groups: createGroups(parts),
    imports: createImports(parts),
    charts: createCharts(parts),
    briefs: createBriefs(parts),
    people: createPeople(parts),
    suggestions: createSuggestions(parts),
    matters: createMatters(parts),
    media: createMedia(parts),
    session: createSession(parts),
    system: createSystem(parts),
    audit: createAudit(parts),
    exports: createExports(parts),
  });
}
