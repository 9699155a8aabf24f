/** What became of the items of one batch once it was stored. */
export interface DeliveryResult {
  /** Messages nobody had seen before. */
  readonly added: number;
  /** Further sightings of messages another account had already seen. */
  readonly merged: number;
  /** Redelivered: this account had already handed them over. */
  readonly known: number;
  readonly setAside: number;
}
