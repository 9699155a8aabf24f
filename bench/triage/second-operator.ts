import type { MessageId } from '../../domain/ids.ts';
import type { DeskBeside } from '../../e2e/fixtures/desk-beside.ts';
import { newCommandId } from '../../e2e/fixtures/new-command-id.ts';
import { pause } from '../ingest/pause.ts';

/** What became of the second operator's orders. */
export interface Outcomes {
  /** Messages decided, each by one order that was confirmed. */
  readonly done: MessageId[];
  /** Orders that were not carried out because the other had the message in hand. */
  warned: number;
  /** Orders that were refused because the other had been quicker. */
  late: number;
}

/** Between two orders of the second operator, ms: slow enough that the window does most of the work. */
const PACE_MS = 1_500;
/** Every so often the message is taken that the other has in hand, warned or not. */
const INSISTS_EVERY = 4;

/** Works on the same messages from the other end, and now and then on the very message the other has in hand. */
export async function workBeside(
  { client }: DeskBeside,
  ids: readonly MessageId[],
  isOver: () => boolean,
): Promise<Outcomes> {
  const outcomes: Outcomes = { done: [], warned: 0, late: 0 };
  const left = [...ids];
  for (let turn = 0; !isOver() && left.length > 0; turn += 1) {
    const { claims } = await client.inbox.claims({});
    const contested = turn % 2 === 1 ? claims[0]?.messageId : undefined;
    const id = contested ?? left.pop();
    if (id === undefined) break;
    const insists = contested !== undefined && turn % INSISTS_EVERY === 3;
    const seen = [{ messageId: id, state: 'new' as const }];
    const order = { commandId: newCommandId(), messageIds: [id], despiteClaims: insists ? [id] : [], seen };
    const code = await client.triage.dismiss(order).then(
      () => null,
      (error: { readonly code?: string }) => error.code ?? String(error),
    );
    if (code === null) outcomes.done.push(id);
    else if (code === 'claimed') outcomes.warned += 1;
    else if (code === 'already-triaged') outcomes.late += 1;
    else throw new Error(`The second operator was refused: ${code}`);
    await pause(PACE_MS);
  }
  return outcomes;
}
