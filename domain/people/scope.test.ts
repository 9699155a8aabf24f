import { describe, expect, it } from 'vitest';
import type { OperatorId, RegionCode } from '../ids.ts';
import { countiesOf, EVERYTHING, isWithin, NOTHING, scopeOfPerson } from './scope.ts';

const codes = (...list: readonly string[]) => list as readonly RegionCode[];
const person = (territory: readonly RegionCode[]) => ({ id: 'p' as OperatorId, territory });

describe('what a person may see', () => {
  it('is the whole city for a person without regions or with the city itself, and the own regions otherwise', () => {
    expect([
      scopeOfPerson(person([]), 'territory', true),
      scopeOfPerson(person(codes('430281', '430200')), 'territory', true),
      scopeOfPerson(person(codes('430281')), 'territory', true),
      scopeOfPerson(person(codes('430281')), 'own', true),
      scopeOfPerson(person(codes('430281')), 'all', true),
      scopeOfPerson(person([]), 'none', true),
    ]).toEqual([
      { territory: null, person: 'p', seesNames: true },
      { territory: null, person: 'p', seesNames: true },
      { territory: ['430281'], person: 'p', seesNames: true },
      { territory: ['430281'], person: 'p', seesNames: true },
      { territory: null, person: 'p', seesNames: true },
      { territory: [], person: null, seesNames: false },
    ]);
  });

  it('holds the villages of a region and not what lies nowhere', () => {
    const scope = scopeOfPerson(person(codes('430281', '430202001')), 'territory', true);
    const places = ['430281', '430281100', '430281100001', '430202001005', '430202002001', '430202', '4302', null];
    expect(places.filter((place) => isWithin(scope, place))).toEqual([
      '430281',
      '430281100',
      '430281100001',
      '430202001005',
    ]);
    expect([isWithin(EVERYTHING, null), isWithin(NOTHING, '430281')]).toEqual([true, false]);
  });

  it('reaches the county of a township or a village where something is kept by county', () => {
    const scope = scopeOfPerson(person(codes('430281100', '430202', '430281100001')), 'territory', true);
    expect([countiesOf(scope), countiesOf(EVERYTHING), countiesOf(NOTHING)]).toEqual([['430281', '430202'], null, []]);
  });
});
