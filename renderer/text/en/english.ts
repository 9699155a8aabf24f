import { accounts } from './accounts.ts';
import { answers } from './answers.ts';
import { app } from './app.ts';
import { audit } from './audit.ts';
import { briefs } from './briefs.ts';
import { categories } from './categories.ts';
import { charts } from './charts.ts';
import { common } from './common.ts';
import { groups } from './groups.ts';
import { imports } from './imports.ts';
import { inbox } from './inbox.ts';
import { issues } from './issues.ts';
import { outbox } from './outbox.ts';
import { patrol } from './patrol.ts';
import { people } from './people.ts';
import { keys } from './keys.ts';
import { leads } from './leads.ts';
import { matrix } from './matrix.ts';
import { rules } from './rules.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';
import { wall } from './wall.ts';

/** Every namespace of words of this language. */
export const english = {
  accounts,
  answers,
  app,
  audit,
  briefs,
  categories,
  charts,
  common,
  groups,
  imports,
  inbox,
  issues,
  outbox,
  patrol,
  people,
  keys,
  leads,
  matrix,
  rules,
  signIn,
  ui,
  wall,
};
