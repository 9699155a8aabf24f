import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CategoryId, RegionCode, RuleId, UnitId } from '../../../domain/ids.ts';
import type { Severity } from '../../../domain/issue/issue.ts';
import { countyOf } from '../../../domain/region/region.ts';
import { orpc } from '../../data/client.ts';

/** What the form needs to know of the centre's lists. */
export interface Catalog {
  readonly severities: ReadonlyMap<RuleId, Severity>;
  readonly categoryName: (id: CategoryId) => string | null;
  /** County → township → village, in words. */
  readonly placeNames: (code: RegionCode | null) => readonly string[];
  /** The commission that an issue of this place is sent to; null where there is none. */
  readonly commissionOf: (code: RegionCode | null) => { readonly id: UnitId; readonly name: string } | null;
}

export function useCatalog(): Catalog {
  const rules = useQuery(orpc.rules.list.queryOptions({ input: {} })).data?.rules;
  const categories = useQuery(orpc.categories.tree.queryOptions({ input: {} })).data?.categories;
  const regions = useQuery(orpc.regions.all.queryOptions({ input: {} })).data?.regions;
  const units = useQuery(orpc.units.all.queryOptions({ input: {} })).data?.units;
  return useMemo(() => {
    const severities = new Map((rules ?? []).map((rule) => [rule.id, rule.severity] as const));
    const names = new Map((categories ?? []).map(({ id, name }) => [id, name] as const));
    const places = new Map((regions ?? []).map((region) => [region.code, region] as const));
    const commissions = new Map(
      (units ?? []).filter(({ kind }) => kind === 'commission').map((unit) => [unit.countyCode, unit] as const),
    );
    return {
      severities,
      categoryName: (id) => names.get(id) ?? null,
      placeNames: (code) => {
        const path: string[] = [];
        for (let at = code === null ? undefined : places.get(code); at !== undefined && at.level !== 'city';) {
          path.unshift(at.name);
          at = at.parentCode === null ? undefined : places.get(at.parentCode);
        }
        return path;
      },
      commissionOf: (code) => {
        const county = code === null ? null : countyOf(code);
        return county === null ? null : (commissions.get(county) ?? null);
      },
    };
  }, [rules, categories, regions, units]);
}
