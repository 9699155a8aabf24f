import { aDesk, type Desk, type Seated } from '../a-desk.ts';

/** What the people of a test centre type. */
export const PASSWORDS = {
  system: '山高水长-2026a',
  security: '路远天长-2026b',
  auditor: '云淡风轻-2026c',
  operator: '春暖花开-2026d',
  temporary: '初始口令-2026t',
} as const;

/** A centre with its three officers, for tests. */
export interface Centre {
  readonly desk: Desk;
  /** A desk at which a person has signed in. */
  signedIn(login: string, password: string): Promise<Seated>;
  /** An empty desk. */
  emptyDesk(): Seated;
}

/** Opens an empty centre. */
export async function anEmptyCentre(idleMinutes: number | null = 600): Promise<Centre> {
  const desk = await aDesk({ training: false, idleMinutes });
  const emptyDesk = () => desk.sit({ role: 'console' });
  return {
    desk,
    emptyDesk,
    signedIn: async (login, password) => {
      const seated = emptyDesk();
      await seated.client.session.signIn({ login, password });
      return seated;
    },
  };
}

/** What the first run is told in tests. */
export const FIRST_RUN = {
  centerName: '某市大监督中心',
  cityName: '某市',
  systemAdmin: { name: '章系', login: 'zhangxi', password: PASSWORDS.system },
  securityAdmin: { name: '温安', login: 'WenAn', password: PASSWORDS.security },
  auditor: { name: '沈计', login: 'shenji', password: PASSWORDS.auditor },
} as const;

/** Opens a centre whose first run is done. */
export async function aCentre(idleMinutes: number | null = 600): Promise<Centre> {
  const centre = await anEmptyCentre(idleMinutes);
  await centre.emptyDesk().client.session.setUp(FIRST_RUN);
  return centre;
}

/** What a call was refused with; 'answered' where it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    const { code, data } = error as { readonly code?: string; readonly data?: unknown };
    return data === undefined ? (code ?? String(error)) : { code, ...(data as object) };
  }
}
