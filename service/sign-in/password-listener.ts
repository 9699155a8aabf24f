import type { Session } from '../session.ts';

/**
 * Who hears a password at the moments at which it is known to be right: keys that are wrapped under it are unwrapped then, and
 * wrapped anew when it changes. What is kept for the session is to be forgotten when the session shuts (`Session.onShut`).
 */
export interface PasswordListener {
  /** The person of the session has signed in, unlocked or re-authenticated. */
  proved(session: Session, password: string): Promise<void>;
  /** The person of the session has changed the password; called after it is stored. */
  changed(session: Session, before: string, next: string): Promise<void>;
}

/** Where nothing is wrapped under a password. */
export const nobodyListens: PasswordListener = {
  proved: async () => undefined,
  changed: async () => undefined,
};
