import { useQuery } from '@tanstack/react-query';
import { orpc, type ServiceClient } from '../../data/client.ts';

export type Choices = Awaited<ReturnType<ServiceClient['outbox']['choices']>>;

/** Names, tags, supervision groups and the pace; null until they are there. */
export function useChoices(): Choices | null {
  return useQuery(orpc.outbox.choices.queryOptions({ input: {} })).data ?? null;
}
