import { foundation } from './0001-foundation.ts';
import { auditChain } from './0002-audit-chain.ts';
import { rolesAndTerritory } from './0003-roles-and-territory.ts';
import { rulesOfGroups } from './0004-rules-of-groups.ts';
import { auditAcknowledgements } from './0005-audit-acknowledgements.ts';
import { signIn } from './0006-sign-in.ts';
import { searchBySender } from './0007-search-by-sender.ts';
import { suggestions } from './0008-suggestions.ts';
import { urgentAlerts } from './0009-urgent-alerts.ts';
import { media } from './0010-media.ts';
import { leads } from './0011-leads.ts';
import { recusals } from './0012-recusals.ts';
import { countyCounts } from './0013-county-counts.ts';
import { filesToRemove } from './0014-files-to-remove.ts';
import { patrol } from './0015-patrol.ts';
import { outbox } from './0016-outbox.ts';
import { unknownPosts } from './0017-unknown-posts.ts';
import { edits } from './0018-edits.ts';
import { answers } from './0019-answers.ts';
import { groupRegister } from './0020-group-register.ts';
import { fetchedGaps } from './0021-fetched-gaps.ts';
import { rosters } from './0022-rosters.ts';
import { silenceAlarms } from './0023-silence-alarms.ts';
import { registerImports } from './0024-register-imports.ts';
import { placesOfTiers } from './0025-places-of-tiers.ts';
import { groupsAnImportMade } from './0026-groups-an-import-made.ts';
import { shorterBuckets } from './0027-shorter-buckets.ts';
import type { Migration } from './migration.ts';

/** Every step in order; open.ts runs those above the file's user_version. */
export const migrations: readonly Migration[] = [
  foundation,
  auditChain,
  rolesAndTerritory,
  rulesOfGroups,
  auditAcknowledgements,
  signIn,
  searchBySender,
  suggestions,
  urgentAlerts,
  media,
  leads,
  recusals,
  countyCounts,
  filesToRemove,
  patrol,
  outbox,
  unknownPosts,
  edits,
  answers,
  groupRegister,
  fetchedGaps,
  rosters,
  silenceAlarms,
  registerImports,
  placesOfTiers,
  groupsAnImportMade,
  shorterBuckets,
];
