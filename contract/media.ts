import { z } from 'zod';
import { ATTACHMENT_KINDS, ATTACHMENT_REFUSALS, ATTACHMENT_STATES } from '../domain/media/attachment.ts';
import { query } from './procedure.ts';
import { messageId } from './scalars.ts';

/** A picture, voice, film or file as it is shown, wherever it lies. */
export const carried = z.object({
  kind: z.enum(ATTACHMENT_KINDS),
  name: z.string().nullable(),
  state: z.enum(ATTACHMENT_STATES),
  reason: z.enum(ATTACHMENT_REFUSALS).nullable(),
  bytes: z.int().nullable(),
  /** Where it is one that is drawn: the ticket that stands in its media:// address for this desk only, and its measures in pixels. */
  picture: z.object({ ticket: z.string(), width: z.int(), height: z.int() }).nullable(),
});
export type Carried = z.infer<typeof carried>;

/** One picture, voice, film or file of a message. */
export const attachment = carried.extend({ id: z.int().positive(), messageId });
export type Attachment = z.infer<typeof attachment>;

export const media = {
  ofMessages: query({
    permission: 'message.read',
    reads: ['message'],
    summary: 'What messages carry besides words: pictures, voices, films and files, with what became of each.',
  })
    .input(z.object({ ids: z.array(messageId).min(1).max(201) }))
    .output(z.object({ attachments: z.array(attachment) })),
};
