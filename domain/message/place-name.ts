/**
 * The name of a message on a wire that has no ids: its conversation, and its place in it. It cannot be compared with the id another
 * wire has for the same message.
 */
export function placeName(conversation: string, sequence: number): string {
  return `${conversation}:${sequence}`;
}

/** A place is a second and which of that second it is: thirteen digits or more. */
export function isPlaceName(localId: string): boolean {
  return /@chatroom:\d{13,}$/.test(localId);
}
