import { MINUTE_MS } from '../time/instant.ts';

/** Reading on in a group after a longer pause is another visit. */
export const VISIT_PAUSE_MS = 10 * MINUTE_MS;

/** A cursor that rests longer on one message is a person who has gone for tea; no more than this counts as reading it. */
export const LONGEST_REST_MS = 2 * MINUTE_MS;

/** A cursor that rests shorter than this has only passed by. */
export const SHORTEST_REST_MS = 500;
