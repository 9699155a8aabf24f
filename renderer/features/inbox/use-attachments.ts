import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Attachment } from '../../../contract/media.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';

const NONE: readonly Attachment[] = [];

/** What these messages carry besides words; nothing while it is being asked. */
export function useAttachments(ids: readonly MessageId[]): readonly Attachment[] {
  const { data } = useQuery({
    ...orpc.media.ofMessages.queryOptions({ input: { ids: [...ids] }, meta: { refreshEvery: 1_000 } }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  return data?.attachments.filter(({ messageId }) => ids.includes(messageId)) ?? NONE;
}
