import { createHmac, type BinaryLike } from 'node:crypto';
import { nameTerm, type IdentityTerm } from '../../domain/lead/identity-terms.ts';

/**
 * Makes what is looked up exactly without being readable: HMAC-SHA-256 under a key of its own. Without the key a telephone
 * number cannot be found by trying them all; with it only somebody who knows the number finds it.
 */
export class BlindIndex {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** 32 bytes for a telephone, identity card or chat id. */
  ofTerm({ kind, value }: IdentityTerm): Buffer {
    return this.#digest(kind, value);
  }

  /** 32 bytes for a person's name; spaces do not matter. */
  ofName(name: string): Buffer {
    return this.#digest('name', nameTerm(name));
  }

  /** 32 bytes by which a redelivery of a sealed message is recognised, where its fingerprint would tell who said what. */
  ofTwin(fingerprint: number): Buffer {
    return this.#digest('twin', String(fingerprint));
  }

  #digest(kind: string, value: BinaryLike): Buffer {
    return createHmac('sha256', this.#key).update(`${kind}\0`).update(value).digest();
  }
}
