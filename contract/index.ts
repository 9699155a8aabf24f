import { accounts } from './accounts.ts';
import { audit } from './audit.ts';
import { categories, regions, units } from './catalog.ts';
import { briefs, charts } from './charts.ts';
import { exports } from './exports.ts';
import { groups } from './groups.ts';
import { imports } from './imports.ts';
import { inbox } from './inbox.ts';
import { issues } from './issues.ts';
import { outbox } from './outbox.ts';
import { recusals } from './recusals.ts';
import { rules } from './rules.ts';
import { answers, help } from './answers.ts';
import { shifts } from './shifts.ts';
import { patrol } from './patrol.ts';
import { people } from './people.ts';
import { searches } from './searches.ts';
import { media } from './media.ts';
import { leads } from './leads.ts';
import { session, system } from './session.ts';
import { matters, suggestions } from './suggest.ts';
import { triage } from './triage.ts';
import { urgent } from './urgent.ts';

/** Everything that can be asked of the data service, by any door. */
export const contract = {
  inbox,
  triage,
  issues,
  leads,
  outbox,
  recusals,
  categories,
  regions,
  units,
  rules,
  searches,
  urgent,
  patrol,
  shifts,
  answers,
  help,
  accounts,
  groups,
  imports,
  charts,
  briefs,
  people,
  suggestions,
  matters,
  media,
  session,
  system,
  audit,
  exports,
};
export type Contract = typeof contract;
