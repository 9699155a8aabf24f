import { NO_SIGNS, type HealthSigns } from '../../domain/account/health.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** So many of the newest messages say how far the clocks are apart: the freshest of them, because what is fetched later is old. */
const SAMPLES = 32;

/** What was heard of the health of one running account. */
export class AccountSigns {
  #signs: HealthSigns = NO_SIGNS;
  readonly #skews: number[] = [];

  get now(): HealthSigns {
    return this.#signs;
  }

  beat(at: Instant, every: number | null): void {
    this.#signs = { ...this.#signs, heartbeatAt: at, heartbeatEvery: every ?? this.#signs.heartbeatEvery };
  }

  probed(at: Instant, isGood: boolean | null): void {
    this.#signs = { ...this.#signs, probedAt: at, isProbeGood: isGood };
  }

  heard(items: readonly IncomingItem[], at: Instant): void {
    for (const item of items) if (item.kind === 'message') this.#skews.push(item.sentAt - at);
    this.#skews.splice(0, this.#skews.length - SAMPLES);
    if (this.#skews.length > 0) this.#signs = { ...this.#signs, clockSkew: Math.max(...this.#skews) };
  }
}
