import { z } from 'zod';
import type {
  AccountId,
  BriefId,
  CategoryId,
  CommandId,
  DutyId,
  GroupId,
  HandOverId,
  HelpId,
  ImportId,
  IssueId,
  KnowledgeId,
  LeadId,
  MessageId,
  OperatorId,
  PersonaId,
  PostId,
  RegionCode,
  RuleId,
  SearchId,
  UnitId,
} from '../domain/ids.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Gives a checked wire value its brand: the one place where the wire becomes a domain value. */
function branded<T>(schema: z.ZodType): z.ZodType<T, T> {
  return schema as unknown as z.ZodType<T, T>;
}

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

export const issueId = branded<IssueId>(uuid);
export const leadId = branded<LeadId>(uuid);
export const accountId = branded<AccountId>(uuid);
export const groupId = branded<GroupId>(uuid);
export const operatorId = branded<OperatorId>(uuid);
export const categoryId = branded<CategoryId>(uuid);
export const unitId = branded<UnitId>(uuid);
export const ruleId = branded<RuleId>(uuid);
export const searchId = branded<SearchId>(uuid);
export const importId = branded<ImportId>(uuid);
export const handOverId = branded<HandOverId>(uuid);
export const knowledgeId = branded<KnowledgeId>(uuid);
export const helpId = branded<HelpId>(uuid);
export const dutyId = branded<DutyId>(uuid);
export const briefId = branded<BriefId>(uuid);
export const postId = branded<PostId>(uuid);
export const personaId = branded<PersonaId>(uuid);
/** Made by the client; the same id twice acts once. */
export const commandId = branded<CommandId>(uuid);
export const messageId = branded<MessageId>(z.int().positive());
export const regionCode = branded<RegionCode>(z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/));
/** UTC milliseconds, 1970 to the end of 9999. */
export const instant = branded<Instant>(z.int().min(0).max(253_402_300_799_999));
/** Three years: what a figure or a chart can sensibly be asked about, and what keeps a day-by-day chart finite. */
const LONGEST_PERIOD_MS = 1_100 * 86_400_000;

/** Half-open [from, to), at most 1,100 days. */
export const period = z
  .object({ from: instant, to: instant })
  .readonly()
  .refine((span) => span.from < span.to, { error: 'empty-period' })
  .refine((span) => span.to - span.from <= LONGEST_PERIOD_MS, { error: 'period-too-long' });

// Control characters turn a line on a screen, in a log or in a document into something else than was typed, and half a character
// could not be given back as it was. Every text of an input is one of the kinds below, and a test of the contract tries each.
const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u;
const SEVERAL_LINES = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

/** One line of words a person typed: trimmed, not empty, at most `max` characters, no control characters. */
export function line(max: number) {
  return z.string().trim().min(1).max(max).regex(ONE_LINE);
}

/** The same where it may be empty, because the rules say what must be there: a name, a label, a purpose. */
export function lineOrNothing(max: number) {
  return z.string().trim().max(max).regex(ONE_LINE);
}

/** Several lines a person typed: trimmed, at most `max` characters; may be empty. Of control characters only those that end or indent a line. */
export function words(max: number) {
  return z.string().trim().max(max).regex(SEVERAL_LINES);
}

/** What is looked for, as it was typed or pasted: at most `max` characters, spaces and all. */
export function sought(max: number) {
  return z.string().max(max).regex(SEVERAL_LINES);
}

/** Path of a file on the machine of the service. */
export const filePath = z.string().min(1).max(4_096).regex(ONE_LINE);
