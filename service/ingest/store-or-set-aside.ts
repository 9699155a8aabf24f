import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { IncomingItem, SetAside } from '../../domain/message/message.ts';
import { errorName, type Log } from '../log.ts';
import { storePortions, type PipelineTools } from './pipeline.ts';
import { allRefused, type Outcome } from './portion-store.ts';
import type { Portion } from './prepare.ts';
import { NOTHING, sum } from './tally.ts';

/**
 * Stores portions of several accounts in one commit. Where that throws because of something in them, each portion is tried
 * alone, then each of its items, and the one that throws is set aside: a poisonous frame holds up nobody else. Where the store
 * itself cannot write (full, broken, closed), every portion is refused and its connector keeps it. Never rejects.
 */
export async function storeOrSetAside(
  tools: PipelineTools,
  log: Log,
  portions: readonly Portion[],
): Promise<readonly Outcome[]> {
  try {
    const results = await storePortions(tools, portions);
    return results.map((value) => ({ status: 'fulfilled', value }));
  } catch (error) {
    if (!isOfTheContent(error)) return allRefused(portions, error);
    const outcomes: Outcome[] = [];
    for (const portion of portions) outcomes.push(await storeItemByItem(tools, log, portion));
    return outcomes;
  }
}

async function storeItemByItem(tools: PipelineTools, log: Log, portion: Portion): Promise<Outcome> {
  try {
    let value = NOTHING;
    for (const item of portion.items) value = sum(value, await storeAlone(tools, log, portion, item));
    return { status: 'fulfilled', value: sum(value, await storeOne(tools, { ...portion, items: [] })) };
  } catch (error) {
    return refused(error);
  }
}

async function storeAlone(
  tools: PipelineTools,
  log: Log,
  portion: Portion,
  item: IncomingItem,
): Promise<DeliveryResult> {
  try {
    return await storeOne(tools, { ...portion, items: [item], cursor: null });
  } catch (error) {
    if (!isOfTheContent(error)) throw error;
    const code = codeOf(error);
    log.error('item-set-aside', { accountKey: portion.accountKey, kind: item.kind, code });
    return storeOne(tools, { ...portion, items: [asSetAside(item, code)], cursor: null });
  }
}

async function storeOne(tools: PipelineTools, portion: Portion): Promise<DeliveryResult> {
  const [result] = await storePortions(tools, [portion]);
  return result ?? NOTHING;
}

function asSetAside(item: IncomingItem, code: string): SetAside {
  return { kind: 'set-aside', reason: 'bad-value', detail: `无法入库（${code}）`, raw: item.raw, row: null };
}

function refused(reason: unknown): Outcome {
  return { status: 'rejected', reason };
}

/** Constraint, mismatch and size errors, and faults in reading an item, lie in the content; every other database error in the store. */
function isOfTheContent(error: unknown): boolean {
  const code = codeOf(error);
  if (!code.startsWith('SQLITE_')) return !(error instanceof Error && error.message === 'The store is closed');
  return /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(code);
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return errorName(error);
}
