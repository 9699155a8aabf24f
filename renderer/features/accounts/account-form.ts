import type { AccountRow } from '../../../contract/accounts.ts';
import type { AccountRole, ConnectorKind } from '../../../domain/account/account.ts';

/** What stands in the fields of the form; empty strings for what is not given. */
export interface AccountForm {
  readonly label: string;
  readonly holder: string;
  readonly connector: ConnectorKind;
  readonly role: AccountRole;
  readonly selfId: string;
  readonly url: string;
  readonly token: string;
  readonly enabled: boolean;
}

export type FormProblem = 'needed' | 'urlWrong' | 'urlWrongEither' | 'urlWrongWeb' | 'urlWrongPort' | 'notTwoSecrets';
export type FormProblems = Partial<Readonly<Record<'label' | 'holder' | 'selfId' | 'url' | 'token', FormProblem>>>;

/** Kinds whose peer dials or posts to this machine and is told by its own id. */
const NAMED_BY_ID: ReadonlySet<ConnectorKind> = new Set([
  'onebot11-reverse',
  'onebot11-post',
  'wecom-callback',
  'wecom-robot',
]);
/** Kinds that take nothing without a secret: their address can be reached by every program of this machine. */
const NEEDS_SECRET: ReadonlySet<ConnectorKind> = new Set([
  'onebot12-post',
  'webhook',
  'addmsg',
  'wecom-callback',
  'wecom-robot',
]);

/** Kinds that dial a gateway, and what its address looks like. */
const DIALS: Partial<Readonly<Record<ConnectorKind, { readonly shape: RegExp; readonly problem: FormProblem }>>> = {
  'onebot11-forward': { shape: /^wss?:\/\/[^\s/]+/i, problem: 'urlWrong' },
  onebot12: { shape: /^wss?:\/\/[^\s/]+/i, problem: 'urlWrong' },
  chatlog: { shape: /^https?:\/\/[^\s/]+/i, problem: 'urlWrongWeb' },
  wechaty: { shape: /^(?:grpcs?:\/\/)?[^\s/@?#]+:\d{1,5}\/?$/i, problem: 'urlWrongPort' },
  satori: { shape: /^(?:wss?|https?):\/\/[^\s/]+/i, problem: 'urlWrongEither' },
};

/** Token and EncodingAESKey of a WeCom application, as its console shows them. */
const TWO_SECRETS = /^\S{1,64}[\s,;/|]+[A-Za-z0-9]{43}$/;

/** Whether the address of the gateway is asked for. */
export function hasAddress(connector: ConnectorKind): boolean {
  return DIALS[connector] !== undefined;
}

/** Kinds whose peer names no account of its own: one is registered for each address. */
const WITHOUT_ID: ReadonlySet<ConnectorKind> = new Set(['training', 'chatlog', 'webhook', 'file-import']);

/** Whether the account's own id on its platform means anything to its connector. */
export function hasSelfId(connector: ConnectorKind): boolean {
  return !WITHOUT_ID.has(connector);
}

/** What the fields of a kind are called where its platform has words of its own for them. */
export function labelsOf(connector: ConnectorKind) {
  switch (connector) {
    case 'wecom-callback':
      return { selfId: 'form.corpId', token: 'form.twoSecrets' } as const;
    case 'wecom-robot':
      return { selfId: 'form.robotGroup', token: 'form.robotKey' } as const;
    case 'webhook':
      return { selfId: 'form.selfId', token: 'form.secret' } as const;
    default:
      return { selfId: 'form.selfId', token: 'form.token' } as const;
  }
}

/** What stands under a field of a kind, as words of the text files. */
export function hintsOf(connector: ConnectorKind) {
  switch (connector) {
    case 'wecom-callback':
      return { selfId: 'form.corpIdHint', url: 'form.urlHint', token: 'form.notTwoSecrets' } as const;
    case 'wecom-robot':
      return { selfId: 'form.robotGroupHint', url: 'form.urlHint', token: 'form.robotKeyHint' } as const;
    case 'chatlog':
      return { selfId: 'form.selfIdHint', url: 'form.chatlogHint', token: 'form.tokenNew' } as const;
    case 'wechaty':
      return { selfId: 'form.selfIdHint', url: 'form.wechatyHint', token: 'form.tokenNew' } as const;
    case 'satori':
      return { selfId: 'form.selfIdHint', url: 'form.satoriHint', token: 'form.tokenNew' } as const;
    case 'webhook':
      return { selfId: 'form.selfIdHint', url: 'form.urlHint', token: 'form.secretHint' } as const;
    case 'addmsg':
      return { selfId: 'form.selfIdHint', url: 'form.urlHint', token: 'form.pathSecretHint' } as const;
    default:
      return { selfId: 'form.selfIdHint', url: 'form.urlHint', token: 'form.tokenNew' } as const;
  }
}

/** Whether a kind has a secret at all. */
export function hasSecret(connector: ConnectorKind): boolean {
  return connector !== 'training' && connector !== 'file-import';
}

/** The form of an account, or an empty one. The token is never read back, so its field begins empty. */
export function formOf(account: AccountRow | null): AccountForm {
  if (account === null)
    return {
      label: '',
      holder: '',
      connector: 'onebot11-reverse',
      role: 'monitor',
      selfId: '',
      url: '',
      token: '',
      enabled: true,
    };
  const { label, holder, connector, role, selfId, settings, enabled } = account;
  return { label, holder, connector, role, selfId: selfId ?? '', url: settings.url ?? '', token: '', enabled };
}

/** What is missing or wrong, by field; empty where the form can be sent. `hasToken`: a secret is stored already. */
export function problemsOf(form: AccountForm, hasToken = false): FormProblems {
  const problems: { -readonly [Field in keyof FormProblems]: FormProblem } = {};
  if (form.label.trim() === '') problems.label = 'needed';
  if (form.holder.trim() === '') problems.holder = 'needed';
  if (NAMED_BY_ID.has(form.connector) && form.selfId.trim() === '') problems.selfId = 'needed';
  if (NEEDS_SECRET.has(form.connector) && form.token.trim() === '' && !hasToken) problems.token = 'needed';
  if (form.connector === 'wecom-callback' && form.token.trim() !== '' && !TWO_SECRETS.test(form.token.trim()))
    problems.token = 'notTwoSecrets';
  const address = DIALS[form.connector];
  if (address !== undefined) {
    if (form.url.trim() === '') problems.url = 'needed';
    else if (!address.shape.test(form.url.trim())) problems.url = address.problem;
  }
  return problems;
}

/** What the service is told: null for what is not given, and a null token keeps the one that is stored. */
export function toSave(account: AccountRow | null, form: AccountForm) {
  const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    id: account?.id ?? null,
    version: account?.version ?? 0,
    label: form.label.trim(),
    holder: form.holder.trim(),
    connector: form.connector,
    role: form.role,
    // An import finds its account by the id it was made with, though nobody may change it here.
    selfId: hasSelfId(form.connector) ? given(form.selfId) : keptId(account, form),
    url: hasAddress(form.connector) ? given(form.url) : null,
    token: given(form.token),
    enabled: form.enabled,
  };
}

function keptId(account: AccountRow | null, { connector }: AccountForm): string | null {
  return account?.connector === connector ? account.selfId : null;
}
