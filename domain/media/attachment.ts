/**
 * What became of a picture, voice, film or file of a message. named: the chat only said that there is one. waiting: its bytes are to be
 * fetched. kept: they lie in the store of files. refused: they were looked at and are not kept, for a reason.
 */
export type AttachmentState = 'named' | 'waiting' | 'kept' | 'refused';
export const ATTACHMENT_STATES = ['named', 'waiting', 'kept', 'refused'] as const satisfies readonly AttachmentState[];

/** too-large: above 20 MB. unreachable: the gateway did not give it in three tries. empty: there were no bytes. */
export type AttachmentRefusal = 'too-large' | 'unreachable' | 'empty';
export const ATTACHMENT_REFUSALS = [
  'too-large',
  'unreachable',
  'empty',
] as const satisfies readonly AttachmentRefusal[];

export type AttachmentKind = 'image' | 'voice' | 'video' | 'file';
export const ATTACHMENT_KINDS = ['image', 'voice', 'video', 'file'] as const satisfies readonly AttachmentKind[];

/** Bytes of one file at most: what people send by chat is smaller, and fifty accounts must not fill a disk. */
export const LARGEST_ATTACHMENT = 20_000_000;
