import { z } from 'zod';
import { command, query } from './procedure.ts';
import { categoryId, commandId, lineOrNothing, regionCode, unitId } from './scalars.ts';

export const category = z.object({
  id: categoryId,
  parentId: categoryId.nullable(),
  name: z.string(),
  sort: z.int(),
  retired: z.boolean(),
  version: z.int(),
});
export type Category = z.infer<typeof category>;

export const region = z.object({
  code: regionCode,
  name: z.string(),
  level: z.enum(['city', 'county', 'township', 'village']),
  parentCode: regionCode.nullable(),
  pinyin: z.string(),
});
export type RegionRow = z.infer<typeof region>;

export const categories = {
  tree: query({
    permission: 'session',
    reads: ['category'],
    summary: 'The category tree in display order, retired nodes included and marked.',
  })
    .input(z.object({}))
    .output(z.object({ categories: z.array(category) })),
  add: command({
    permission: 'category.edit',
    writes: ['category'],
    summary: 'Adds a category under a parent, or at the root.',
  })
    .input(z.object({ commandId, parentId: categoryId.nullable(), name: lineOrNothing(30) }))
    .output(z.object({ category })),
  rename: command({
    permission: 'category.edit',
    writes: ['category'],
    summary: 'Renames a category; issues that have it keep the old name.',
  })
    .input(z.object({ commandId, id: categoryId, version: z.int(), name: lineOrNothing(30) }))
    .output(z.object({ category })),
  move: command({
    permission: 'category.edit',
    writes: ['category'],
    summary: 'Moves a category under another parent and position.',
  })
    .input(z.object({ commandId, id: categoryId, version: z.int(), parentId: categoryId.nullable(), sort: z.int() }))
    .output(z.object({ category })),
  retire: command({
    permission: 'category.edit',
    writes: ['category'],
    summary: 'Takes a category without children out of use, or back into it.',
  })
    .input(z.object({ commandId, id: categoryId, version: z.int(), retired: z.boolean() }))
    .output(z.object({ category })),
};

export const regions = {
  all: query({
    permission: 'session',
    reads: ['region'],
    summary: 'Every region of the city with official code, parent and pinyin.',
  })
    .input(z.object({}))
    .output(z.object({ regions: z.array(region) })),
};

export const units = {
  all: query({ permission: 'session', reads: ['unit'], summary: 'Every commission and department.' })
    .input(z.object({}))
    .output(
      z.object({
        units: z.array(
          z.object({
            id: unitId,
            name: z.string(),
            kind: z.enum(['commission', 'department']),
            countyCode: regionCode.nullable(),
          }),
        ),
      }),
    ),
};
