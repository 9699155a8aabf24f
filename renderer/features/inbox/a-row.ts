import type { InboxRow } from '../../../contract/inbox.ts';
import type { GroupId, MessageId, RegionCode } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time/instant.ts';

/** A row of the inbox for a test; `id` also sets when it was sent. */
export function aRow(id: number, changed: Partial<InboxRow> = {}): InboxRow {
  return {
    id: id as MessageId,
    groupId: '00000000-0000-7000-8000-000000000001' as GroupId,
    groupName: '响水村便民群',
    countyName: '渌口区',
    villageName: '响水村',
    placeCode: '430212102201' as RegionCode,
    senderName: '老周',
    sentAt: instant(1_790_000_000_000 + id * 1_000),
    receivedAt: instant(1_790_000_000_500 + id * 1_000),
    kind: 'text',
    text: '三组路灯坏了',
    highlights: [],
    suggestedCategoryId: null,
    suggestedCategoryName: null,
    suggestion: null,
    similar: 1,
    sightings: 1,
    state: 'new',
    isOwn: false,
    recalledAt: null,
    editedAt: null,
    ...changed,
  };
}
