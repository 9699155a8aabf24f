import { isLogin, normaliseLogin } from '../../../domain/people/login.ts';
import { normalisePassword, weaknessOf, type PasswordWeakness } from '../../../domain/people/password-policy.ts';

/** The three officers 三员, in the order in which the first run asks for them. */
export const OFFICES = ['systemAdmin', 'securityAdmin', 'auditor'] as const;
export type Office = (typeof OFFICES)[number];

export interface OfficerForm {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly again: string;
}

export interface FirstRunForm {
  readonly centerName: string;
  readonly cityName: string;
  readonly officers: Readonly<Record<Office, OfficerForm>>;
}

export type OfficerProblem = 'missing' | 'login-malformed' | 'same-login' | 'same-name' | 'differs' | PasswordWeakness;
export type OfficerProblems = Partial<Record<keyof OfficerForm, OfficerProblem>>;

const NOBODY: OfficerForm = { name: '', login: '', password: '', again: '' };

export function emptyForm(): FirstRunForm {
  return { centerName: '', cityName: '', officers: { systemAdmin: NOBODY, securityAdmin: NOBODY, auditor: NOBODY } };
}

/** What is wrong with one officer, field by field: in itself, and beside those that were asked for before. */
export function problemsOf(form: FirstRunForm, office: Office): OfficerProblems {
  const { name, login, password, again } = form.officers[office];
  const before = OFFICES.slice(0, OFFICES.indexOf(office)).map((each) => form.officers[each]);
  const wanted = normaliseLogin(login);
  const problems: { readonly [field in keyof OfficerForm]: OfficerProblem | null } = {
    name: name.trim() === '' ? 'missing' : before.some((each) => each.name.trim() === name.trim()) ? 'same-name' : null,
    login: !isLogin(wanted)
      ? 'login-malformed'
      : before.some((each) => normaliseLogin(each.login) === wanted)
        ? 'same-login'
        : null,
    password: passwordProblem(form.officers[office], before),
    again: again === password ? null : 'differs',
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null));
}

function passwordProblem(officer: OfficerForm, before: readonly OfficerForm[]): PasswordWeakness | null {
  const weakness = weaknessOf(officer.password, { login: normaliseLogin(officer.login), name: officer.name.trim() });
  const isTaken = before.some((each) => normalisePassword(each.password) === normalisePassword(officer.password));
  return weakness ?? (isTaken ? 'same-as-another' : null);
}
