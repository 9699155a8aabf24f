import type { RegionCode } from '../../domain/ids.ts';
import type { UnitKind } from '../../domain/issue/unit.ts';
import { regionsOf } from './regions.ts';

/** A unit before it has an id. */
export interface UnitSeed {
  readonly name: string;
  readonly kind: UnitKind;
  readonly countyCode: RegionCode | null;
}

/** Departments as people call them; the city and each county have all of them. */
const DEPARTMENTS =
  '城管局 住建局 交通运输局 水利局 供电公司 人社局 民政局 教育局 卫健局 农业农村局 公安局 生态环境局 医保局 自然资源局 市场监管局 林业局 应急局 司法局 工信局 政务局 组织部 妇联'.split(
    ' ',
  );

/** A commission and the departments for the city and each county; a county's commission stands first. */
export function unitSeeds(): readonly UnitSeed[] {
  const places = [
    { name: '株洲市', countyCode: null },
    ...regionsOf('county').map(({ name, code }) => ({ name, countyCode: code })),
  ];
  return places.flatMap(({ name, countyCode }) => [
    { name: `${name}纪委监委`, kind: 'commission' as const, countyCode },
    ...DEPARTMENTS.map((department) => ({ name: `${name}${department}`, kind: 'department' as const, countyCode })),
  ]);
}
