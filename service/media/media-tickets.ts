import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Session } from '../session.ts';

interface Desk {
  readonly name: string;
  readonly session: Session;
  readonly secret: Buffer;
}

/**
 * The tickets under which pictures are shown: one desk cannot use another's, and a ticket is worth no more than the desk it was given
 * to when the picture is asked for. They live as long as the service.
 */
export class MediaTickets {
  readonly #bySession = new WeakMap<Session, Desk>();
  readonly #byName = new Map<string, WeakRef<Desk>>();

  /** The ticket of a desk for one medium, by a name of small letters, digits, dots and dashes; always the same one, so that a picture is not drawn again for a new name. */
  issue(session: Session, id: string): string {
    const desk = this.#bySession.get(session) ?? this.#enrol(session);
    return `${desk.name}-${id}-${seal(desk.secret, id)}`;
  }

  /** Whose ticket it is, and for what; null for one that was never given. */
  redeem(ticket: string): { readonly session: Session; readonly id: string } | null {
    const [, name, id, sealed] = /^([0-9a-f]{16})-([a-z0-9.-]{1,80})-([0-9a-f]{64})$/.exec(ticket) ?? [];
    if (name === undefined || id === undefined || sealed === undefined) return null;
    const desk = this.#byName.get(name)?.deref();
    if (desk === undefined || !timingSafeEqual(Buffer.from(sealed), Buffer.from(seal(desk.secret, id)))) return null;
    return { session: desk.session, id };
  }

  #enrol(session: Session): Desk {
    const desk = { name: randomBytes(8).toString('hex'), session, secret: randomBytes(32) };
    this.#bySession.set(session, desk);
    this.#byName.set(desk.name, new WeakRef(desk));
    return desk;
  }
}

function seal(secret: Buffer, id: string): string {
  return createHmac('sha256', secret).update(`medium:${id}`).digest('hex');
}
