import type { GroupId, MessageId, PersonaId, RegionCode } from '../../../domain/ids.ts';
import { signedText } from '../../../domain/outbox/canonical-post.ts';
import { checkTone } from '../../../domain/outbox/check-tone.ts';
import type { PostSource, PostTarget } from '../../../domain/outbox/post.ts';
import type { ServiceClient } from '../../data/client.ts';

export type OpenedPost = Awaited<ReturnType<ServiceClient['outbox']['get']>>;
/** A target as the wire carries it. */
export type WireTarget = OpenedPost['target'];

/** What a person fills in. The fields of both kinds are kept while the person changes between them. */
export interface DraftForm {
  readonly kind: 'reply' | 'groups' | 'supervision';
  readonly messageId: MessageId | null;
  readonly everywhere: boolean;
  readonly groupIds: readonly GroupId[];
  readonly regions: readonly RegionCode[];
  readonly tags: readonly string[];
  readonly supervisionIds: readonly GroupId[];
  readonly text: string;
  readonly personaId: PersonaId | null;
  readonly source: PostSource;
}

const NO_SOURCE: PostSource = { title: '', account: '', date: '', link: '' };

/** An empty form; `replyTo` makes it the answer to a message. */
export function newForm(replyTo: MessageId | null, personaId: PersonaId | null): DraftForm {
  return {
    ...{
      kind: replyTo === null ? 'groups' : 'reply',
      messageId: replyTo,
      everywhere: false,
      groupIds: [],
      regions: [],
    },
    ...{ tags: [], supervisionIds: [], text: '', personaId, source: NO_SOURCE },
  };
}

/** The form of a draft that is there. */
export function formOf({ post, target, source }: OpenedPost): DraftForm {
  const empty = newForm(target.kind === 'reply' ? target.messageId : null, post.personaId);
  const chosen =
    target.kind === 'groups'
      ? { ...target, kind: 'groups' as const }
      : { kind: target.kind, supervisionIds: target.kind === 'supervision' ? target.groupIds : [] };
  return { ...empty, ...chosen, text: post.text, source: source ?? NO_SOURCE };
}

/** Where the form says the post is to go; null where it says nothing yet. */
export function targetOf(form: DraftForm): PostTarget | null {
  switch (form.kind) {
    case 'reply':
      return form.messageId === null ? null : { kind: 'reply', messageId: form.messageId };
    case 'supervision':
      return form.supervisionIds.length === 0 ? null : { kind: 'supervision', groupIds: form.supervisionIds };
    case 'groups': {
      const { everywhere, groupIds, regions, tags } = form;
      const isChosen = everywhere || groupIds.length > 0 || regions.length > 0;
      return isChosen ? { kind: 'groups', everywhere, groupIds, regions: everywhere ? [] : regions, tags } : null;
    }
  }
}

/** The source where any of it is given. */
export function sourceOf({ source }: DraftForm): PostSource | null {
  return Object.values(source).every((word) => word.trim() === '') ? null : source;
}

/** What stands against the words, as they stand in the text. */
export function toneOf(text: string): readonly { readonly fault: 'rude' | 'promise'; readonly word: string }[] {
  return checkTone(text).map(({ fault, start, length }) => ({ fault, word: text.slice(start, start + length) }));
}

/** Signs the post will have in the group. */
export function lengthOf(text: string, persona: string): number {
  return signedText(text, persona).length;
}
