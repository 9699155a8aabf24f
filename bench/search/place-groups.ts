import type { HeadlessDoor } from '../../e2e/fixtures/headless-door.ts';
import { newCommandId } from '../../e2e/fixtures/new-command-id.ts';

/** Gives every group without a village one, the villages in turn, so that places can be asked for. */
export async function placeGroups(client: HeadlessDoor['client']): Promise<void> {
  const { regions } = await client.regions.all({});
  const villages = regions.filter((region) => region.level === 'village');
  const groups = [];
  for (;;) {
    const after = groups.at(-1)?.id ?? null;
    const page = await client.groups.list({ text: '', countyCode: null, withoutVillage: true, after, limit: 500 });
    groups.push(...page.groups);
    if (page.groups.length < 500) break;
  }
  for (const [n, { id, version }] of groups.entries()) {
    const villageCode = villages[(n * 7) % villages.length]?.code ?? null;
    await client.groups.place({ commandId: newCommandId(), id, version, villageCode });
  }
}
