import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../contract/index.ts';
import { readDesk } from './desk.ts';
import { ServiceLink } from './service-link.ts';
import { shell } from './shell.ts';

export type ServiceClient = ContractRouterClient<Contract>;

export const serviceLink = new ServiceLink(() => shell().requestPort());

/** Plain calls of the contract. */
export const client: ServiceClient = createORPCClient(serviceLink);

/** The contract as TanStack Query options: `orpc.inbox.list.queryOptions({ input })`. */
export const orpc = createTanstackQueryUtils(client);

/** Asks the shell for a port and takes every further one: after a reload or a restart of the service a new one comes. */
export function connectToService(): void {
  serviceLink.prepareWith(async (link) => {
    const desk = readDesk();
    if (desk === null) return;
    const onThisPort: ServiceClient = createORPCClient(link);
    await onThisPort.session.enter({ operatorId: desk }).catch(() => undefined);
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== window || port === undefined || !isPortMessage(event.data)) return;
    void serviceLink.connect(port);
  });
  shell().requestPort();
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'service-port';
}
