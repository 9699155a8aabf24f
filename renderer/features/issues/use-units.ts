import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RegionCode, UnitId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';

export interface UnitOption {
  readonly value: UnitId;
  readonly label: string;
}

/** Commissions and departments to choose from, those of the county first, then the city's, then the others. */
export function useUnits(countyCode: RegionCode | null) {
  const { data } = useQuery(orpc.units.all.queryOptions({ input: {} }));
  return useMemo(() => {
    const near = (of: RegionCode | null): number => (of === countyCode ? 0 : of === null ? 1 : 2);
    const units = (data?.units ?? []).toSorted((a, b) => near(a.countyCode) - near(b.countyCode));
    const optionsOf = (kind: 'commission' | 'department'): readonly UnitOption[] =>
      units.filter((unit) => unit.kind === kind).map(({ id, name }) => ({ value: id, label: name }));
    const ofCounty =
      countyCode === null
        ? undefined
        : units.find((unit) => unit.kind === 'commission' && unit.countyCode === countyCode);
    return {
      commissions: optionsOf('commission'),
      departments: optionsOf('department'),
      commissionOfCounty: ofCounty?.id ?? null,
    };
  }, [data, countyCode]);
}
