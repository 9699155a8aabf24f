import { bare, nameTerm, termsIn } from './identity-terms.ts';

/** What stands against a text that is to be posted in the group: it would say who reported, or repeat the report (F19). */
export type FeedbackFault = 'names-reporter' | 'gives-number' | 'gives-chat-id' | 'quotes-report';
export const FEEDBACK_FAULTS = [
  'names-reporter',
  'gives-number',
  'gives-chat-id',
  'quotes-report',
] as const satisfies readonly FeedbackFault[];

/** Who reported, and what they said, as it was unsealed for the check. */
export interface ReportSecrets {
  readonly names: readonly string[];
  readonly chatIds: readonly string[];
  readonly texts: readonly string[];
}

/** So many signs in a row that are in the report as well are a quotation: a neighbour would know the voice. */
const QUOTED_LENGTH = 8;

/** Everything that stands against posting a text, each once; none where it may go on to a second person. */
export function feedbackFaults(text: string, secrets: ReportSecrets): readonly FeedbackFault[] {
  const said = bare(text);
  const faults = new Set<FeedbackFault>();
  const names = secrets.names.map(nameTerm).filter((name) => name.length >= 2);
  if (names.some((name) => said.includes(bare(name)))) faults.add('names-reporter');
  const ids = secrets.chatIds.map((id) => bare(id)).filter((id) => id.length >= 5);
  if (ids.some((id) => said.includes(id))) faults.add('gives-chat-id');
  // Any person's number at all: no feedback to a group needs one.
  if (termsIn(text).length > 0) faults.add('gives-number');
  if (secrets.texts.some((report) => sharesRun(said, bare(report)))) faults.add('quotes-report');
  return FEEDBACK_FAULTS.filter((fault) => faults.has(fault));
}

function sharesRun(said: string, report: string): boolean {
  for (let start = 0; start + QUOTED_LENGTH <= report.length; start += 1) {
    if (said.includes(report.slice(start, start + QUOTED_LENGTH))) return true;
  }
  return false;
}
