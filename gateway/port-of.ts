import type { AddressInfo } from 'node:net';

/** The port a listening server has been given. */
export function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  return address.port;
}
