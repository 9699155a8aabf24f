import type { Instant } from '../../domain/time/instant.ts';
import type { WriteTransaction } from '../store/store.ts';
import type { Intake, StoredPortion } from './intake.ts';

/** The key of the group an item speaks of. */
export async function groupKeyOf(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  item: {
    readonly platform: string;
    readonly groupExternalId: string;
    readonly name: string | null;
    readonly at: Instant;
  },
): Promise<number> {
  return intake.groups.keyOf(tx, {
    platform: item.platform,
    externalId: item.groupExternalId,
    name: item.name,
    accountKey: portion.accountKey,
    tier: portion.isDuty ? 'supervision' : 'village',
    at: item.at,
  });
}
