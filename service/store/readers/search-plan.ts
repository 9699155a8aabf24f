import type { MessageKind } from '../../../domain/message/message.ts';
import { queryWord, type QueryWord } from '../../../domain/message/tokens.ts';
import type { Attachment } from '../../../domain/search/attachment.ts';
import { instant, type Period } from '../../../domain/time/instant.ts';
import { attachmentToken, groupToken, hitToken, senderToken } from '../message-index.ts';
import { kindNumber } from '../message-kinds.ts';
import type { ReadableDb, SqlParameters, SqlValue } from '../store.ts';
import { keysWithin } from './keys-within.ts';
import { conditionsOf } from './message-filter.ts';
import { AFTER_ALL } from './message-page.ts';
import type { ResolvedSearch } from './search-query.ts';

/** A search as SQL: what the index is asked (null: nothing, and the messages themselves are walked), the span of keys, and what is asked of each message. */
export interface SearchPlan {
  readonly match: string | null;
  readonly first: number;
  readonly last: number;
  readonly conditions: readonly string[];
  readonly parameters: SqlParameters;
}

/** Up to this many groups are asked of the index; more are compared message by message. */
const INDEXED_GROUPS = 64;

/**
 * Plans a search; null where nothing can be found. What the index can answer is asked of it; what it answers loosely (three characters
 * and more, alternatives) is looked up in the message as well.
 */
export function planSearch(db: ReadableDb, search: ResolvedSearch): SearchPlan | null {
  const span = search.isAsked ? spanOf(db, search.periods) : null;
  if (span === null || search.groups?.length === 0 || hasEmptyList(search) || contradictsItself(search)) return null;
  const plan = new PlanBuilder();
  const areGroupsIndexed = search.groups !== null && search.groups.length <= INDEXED_GROUPS;
  for (const choice of search.all) askWords(plan, choice);
  if (areGroupsIndexed) plan.ask(`(${(search.groups ?? []).map((key) => `"${groupToken(key)}"`).join(' OR ')})`);
  if (search.hitsOnly) plan.ask(`"${hitToken()}"`);
  const areMarksIndexed = span.first >= firstMarked(db);
  for (const names of search.senders) askSenders(plan, names, areMarksIndexed);
  for (const attachments of search.attachments) askAttachments(plan, attachments, areMarksIndexed);
  plan.demandAll(
    conditionsOf({
      groups: areGroupsIndexed ? null : search.groups,
      accountKey: search.accountKey,
      state: null,
      hidden: search.hidden,
    }),
  );
  for (const states of search.states) plan.demand(`m.state IN (${states.join(', ')})`);
  for (const categories of search.categories) demandCategories(plan, db, categories);
  for (const word of search.none) refuse(plan, word);
  for (const periods of search.periods) {
    plan.demand(
      periods.map(({ from, to }) => `(m.sentAt >= ${plan.bind(from)} AND m.sentAt < ${plan.bind(to)})`).join(' OR '),
    );
  }
  return plan.isEmpty ? null : { ...plan.build(), ...span };
}

/** A list of alternatives that holds none cannot be satisfied: its names are unknown. */
function hasEmptyList({ attachments, periods, states, categories }: ResolvedSearch): boolean {
  return [...attachments, ...periods, ...states, ...categories].some((list) => list.length === 0);
}

/** 停水 -停 finds nothing, and would look at every message that says 停水 to find that out. */
function contradictsItself({ all, none }: ResolvedSearch): boolean {
  return all.some((choice) => choice.every((word) => none.some((refused) => refused !== '' && word.includes(refused))));
}

class PlanBuilder {
  readonly #asked: string[] = [];
  readonly #refused: string[] = [];
  readonly #conditions: string[] = [];
  #parameters: Record<string, SqlValue> = {};

  get isEmpty(): boolean {
    return this.#asked.length === 0 && this.#conditions.length === 0;
  }

  get asksIndex(): boolean {
    return this.#asked.length > 0;
  }

  ask(expression: string): void {
    this.#asked.push(expression);
  }

  refuse(expression: string): void {
    this.#refused.push(expression);
  }

  demand(condition: string): void {
    this.#conditions.push(`(${condition})`);
  }

  demandAll({ sql, parameters }: { readonly sql: readonly string[]; readonly parameters: SqlParameters }): void {
    this.#conditions.push(...sql);
    this.#parameters = { ...this.#parameters, ...parameters };
  }

  bind(value: SqlValue): string {
    const name = `p${Object.keys(this.#parameters).length}`;
    this.#parameters[name] = value;
    return `:${name}`;
  }

  build(): Pick<SearchPlan, 'match' | 'conditions' | 'parameters'> {
    const asked = this.#asked.join(' AND ');
    const match = this.#refused.length === 0 ? asked : `(${asked}) NOT (${this.#refused.join(' OR ')})`;
    return {
      match: this.#asked.length === 0 ? null : match,
      conditions: this.#conditions,
      parameters: this.#parameters,
    };
  }
}

function expressionOf({ tokens }: QueryWord, mark: (token: string) => string = (token) => token): string {
  return tokens.map(({ token, isPrefix }) => `"${mark(token)}"${isPrefix ? '*' : ''}`).join(' AND ');
}

/** Words of signs alone ask nothing and are left out. */
function askWords(plan: PlanBuilder, choice: readonly string[]): void {
  const words = choice.map(queryWord).filter((word) => word.tokens.length > 0);
  if (words.length === 0) return;
  plan.ask(anyOf(words.map((word) => expressionOf(word))));
  if (!words.every((word) => word.isExact)) plan.demand(saysAny(plan, 'm.text', words));
}

function askSenders(plan: PlanBuilder, names: readonly string[], areIndexed: boolean): void {
  const words = names.map(queryWord);
  const canAsk = areIndexed && words.every((word) => word.tokens.length > 0);
  if (canAsk) plan.ask(anyOf(words.map((word) => expressionOf(word, senderToken))));
  if (!canAsk || !words.every((word) => word.isExact))
    plan.demand(saysAny(plan, `coalesce(m.senderName, m.senderId, '')`, words));
}

function askAttachments(plan: PlanBuilder, attachments: readonly Attachment[], areIndexed: boolean): void {
  if (areIndexed) return plan.ask(anyOf(attachments.map((each) => `"${attachmentToken(each)}"`)));
  plan.demand(
    attachments
      .map((each: Attachment & MessageKind) => {
        const segment = plan.bind(`"kind":"${each}"`);
        return `m.kind = ${kindNumber(each)} OR instr(coalesce(m.segments, ''), ${segment}) > 0`;
      })
      .join(' OR '),
  );
}

/** Messages of issues of the category, and messages that a rule suggests it for. */
function demandCategories(plan: PlanBuilder, db: ReadableDb, categories: readonly string[]): void {
  const ids = JSON.stringify(categories);
  const rules = db.all<{ id: string }>('SELECT id FROM rules WHERE categoryId IN (SELECT value FROM json_each(:ids))', {
    ids,
  });
  const [category, rule] = [plan.bind(ids), plan.bind(JSON.stringify(rules.map(({ id }) => id)))];
  plan.demand(
    `EXISTS (SELECT 1 FROM issueMessages e JOIN issues i ON i.id = e.issueId
       WHERE e.messageId = m.id AND i.state <> 'withdrawn' AND i.categoryId IN (SELECT value FROM json_each(${category})))
     OR (m.isHit = 1 AND EXISTS (SELECT 1 FROM json_each(${rule}) r WHERE instr(m.hits, r.value) > 0))`,
  );
}

/** The index refuses what it knows exactly and only beside something it is asked for. */
function refuse(plan: PlanBuilder, text: string): void {
  const word = queryWord(text);
  if (plan.asksIndex && word.isExact && word.tokens.length > 0) plan.refuse(expressionOf(word));
  else if (text !== '') plan.demand(`NOT (${saysAny(plan, 'm.text', [{ word: text }])})`);
}

/** Each word as it stands first: most texts say one of them so, and to fold a text costs a hundred times as much. */
function saysAny(plan: PlanBuilder, column: string, words: readonly Pick<QueryWord, 'word'>[]): string {
  const bound = words.map(({ word }) => plan.bind(word));
  const asItStands = bound.map((word) => `instr(${column}, ${word}) > 0`);
  return [...asItStands, ...bound.map((word) => `saysFolded(${column}, ${word})`)].join(' OR ');
}

function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? `(${expressions[0]})` : `(${expressions.map((each) => `(${each})`).join(' OR ')})`;
}

/** A period becomes a span of keys, so that the index is not walked outside it. */
function spanOf(
  db: ReadableDb,
  periods: readonly (readonly Period[])[],
): { readonly first: number; readonly last: number } | null {
  let [first, last] = [1, AFTER_ALL];
  for (const alternatives of periods) {
    const from = Math.min(...alternatives.map((period) => period.from));
    const to = Math.max(...alternatives.map((period) => period.to));
    const span = alternatives.length === 0 ? null : keysWithin(db, { from: instant(from), to: instant(to) });
    if (span === null) return null;
    [first, last] = [Math.max(first, span.first), Math.min(last, span.last)];
  }
  return first > last ? null : { first, last };
}

function firstMarked(db: ReadableDb): number {
  return db.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'marksIndexedFrom'`)?.value ?? AFTER_ALL;
}
