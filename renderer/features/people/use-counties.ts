import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RegionCode } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';

/** The counties of the city with their names, for territories. */
export function useCounties(): readonly { readonly code: RegionCode; readonly name: string }[] {
  const { data } = useQuery(orpc.regions.all.queryOptions({ input: {} }));
  return useMemo(() => (data?.regions ?? []).filter(({ level }) => level === 'county'), [data]);
}
