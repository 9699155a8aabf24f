import type { CategoryId, MessageId, RegionCode } from '../../../domain/ids.ts';
import { normalise } from '../../../domain/message/normalise.ts';
import { MatterIndex } from '../../../domain/same-matter/matter-index.ts';
import { createPlaceFinder } from '../../../domain/suggest/find-place.ts';
import { suggestFor, type SuggestionTools } from '../../../domain/suggest/suggestion.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { masterDataVersion } from '../change-log.ts';
import type { JoinedMessage } from '../clusters.ts';
import { counterOf } from '../counters.ts';
import type { SuggestedMessage } from '../message-suggestions.ts';
import type { ReadableDb } from '../store.ts';
import { readModels } from '../suggest-models.ts';

/** What one look at the newest messages found; the writer keeps it. */
export interface Analysis {
  /** The last message before, and the last that was looked at. */
  readonly from: number;
  readonly upTo: number;
  readonly grouping: number;
  readonly modelVersion: number;
  readonly joined: readonly JoinedMessage[];
  readonly suggested: readonly SuggestedMessage[];
  readonly hasMore: boolean;
}

interface UnseenMessage {
  readonly id: MessageId;
  readonly text: string;
  readonly sentAt: Instant;
  readonly placeCode: RegionCode | null;
  readonly isOwn: 0 | 1;
  readonly hasLeft: 0 | 1;
}

/** Messages older than the newest so many are not grouped when a store is analysed for the first time. */
const FIRST_REACH = 200_000;
/** Messages the index is filled with after a start. */
const RESTORED = 50_000;

const MESSAGES = `SELECT m.id, m.text, m.sentAt, g.villageCode AS placeCode, m.isOwn,
  EXISTS (SELECT 1 FROM clusterLeavers l WHERE l.messageId = m.id) AS hasLeft FROM messages m JOIN groups g ON g.groupKey = m.groupKey`;

/**
 * Looks at messages after they are stored, on a thread of its own: which matter each speaks of, and what is proposed for it. Keeps
 * its index between calls and reads it again where the store has gone another way than it remembers.
 */
export class Analyst {
  readonly #db: ReadableDb;
  #index = new MatterIndex();
  #upTo = -1;
  #grouping = -1;
  #leavers = 0;
  #tools: (SuggestionTools & { readonly version: number; readonly masterData: number }) | null = null;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** The next messages in order of arrival, at most `limit`. */
  look({ limit }: { readonly limit: number }): Analysis {
    this.#catchUp();
    const tools = this.#currentTools();
    const from = this.#upTo;
    const messages = this.#db.all<UnseenMessage>(`${MESSAGES} WHERE m.id > :from ORDER BY m.id LIMIT :limit`, {
      from,
      limit,
    });
    const isSuggesting = counterOf(this.#db, 'suggesting') === 1;
    const joined: JoinedMessage[] = [];
    const suggested: SuggestedMessage[] = [];
    for (const message of messages) {
      this.#upTo = message.id;
      if (message.isOwn === 1 || message.text === '') continue;
      const normalised = normalise(message.text);
      const match = message.hasLeft === 1 ? null : this.#index.add({ ...message, text: normalised.text });
      if (match !== null) {
        const { similarity, matter } = match;
        joined.push({ messageId: message.id, clusterId: matter, similarity, sentAt: message.sentAt });
      }
      const suggestion = isSuggesting ? suggestFor(tools, normalised, message.placeCode) : null;
      if (suggestion !== null) suggested.push({ messageId: message.id, suggestion });
    }
    return {
      ...{ from, upTo: this.#upTo, grouping: this.#grouping, modelVersion: tools.version, joined, suggested },
      hasMore: messages.length === limit,
    };
  }

  /** What the model in use proposes for messages that wait, newest first, before a message: asked after a new model, or when suggestions are switched on. */
  lookAgain({ before, limit }: { readonly before: number; readonly limit: number }): {
    readonly modelVersion: number;
    readonly suggested: readonly SuggestedMessage[];
    readonly next: number | null;
  } {
    const tools = this.#currentTools();
    const messages = this.#db.all<UnseenMessage>(
      `${MESSAGES} WHERE m.state = 0 AND m.id < :before ORDER BY m.id DESC LIMIT :limit`,
      { before, limit },
    );
    const suggested = messages.map(({ id, text, placeCode, isOwn }) => ({
      messageId: id,
      suggestion: isOwn === 1 || text === '' ? null : suggestFor(tools, normalise(text), placeCode),
    }));
    return {
      modelVersion: tools.version,
      suggested,
      next: messages.length < limit ? null : (messages.at(-1)?.id ?? null),
    };
  }

  /** Follows what the writer has done since: fills the index afresh where its place is another, and forgets what people took out. */
  #catchUp(): void {
    const analysed = counterOf(this.#db, 'analysed');
    const grouping = counterOf(this.#db, 'grouping');
    if (grouping !== this.#grouping || analysed !== this.#upTo) this.#fill(analysed, grouping);
    const leavers =
      this.#db.get<{ mark: number }>('SELECT coalesce(max(at), 0) + count(*) AS mark FROM clusterLeavers')?.mark ?? 0;
    if (leavers === this.#leavers) return;
    this.#leavers = leavers;
    const gone = this.#db.all<{ messageId: MessageId }>(
      'SELECT messageId FROM clusterLeavers ORDER BY at DESC LIMIT 1000',
    );
    for (const { messageId } of gone) this.#index.forget(messageId);
  }

  #fill(analysed: number, grouping: number): void {
    const newest = this.#db.get<{ id: number | null }>('SELECT max(id) AS id FROM messages')?.id ?? 0;
    this.#index = new MatterIndex();
    this.#grouping = grouping;
    this.#leavers = 0;
    this.#upTo = analysed === 0 ? Math.max(0, newest - FIRST_REACH) : analysed;
    if (analysed === 0) return;
    const known = this.#db.all<Omit<UnseenMessage, 'hasLeft'> & { readonly clusterId: MessageId | null }>(
      `SELECT m.id, m.text, m.sentAt, g.villageCode AS placeCode, m.isOwn, c.clusterId FROM messages m
       JOIN groups g ON g.groupKey = m.groupKey LEFT JOIN clusterMessages c ON c.messageId = m.id
       WHERE m.id > :first AND m.id <= :last AND m.isOwn = 0 AND m.text <> ''
         AND NOT EXISTS (SELECT 1 FROM clusterLeavers l WHERE l.messageId = m.id) ORDER BY m.id`,
      { first: analysed - RESTORED, last: analysed },
    );
    for (const message of known) {
      this.#index.restore({ ...message, text: normalise(message.text).text }, message.clusterId);
    }
  }

  #currentTools(): SuggestionTools & { readonly version: number } {
    const version = counterOf(this.#db, 'suggestModel');
    const masterData = masterDataVersion(this.#db);
    const known = this.#tools;
    if (known !== null && known.version === version && known.masterData === masterData) return known;
    const models = known !== null && known.version === version ? known : readModels(this.#db);
    const retired = new Set(
      this.#db.all<{ id: CategoryId }>('SELECT id FROM categories WHERE retired = 1').map(({ id }) => id),
    );
    this.#tools = {
      version,
      masterData,
      categories: models.categories,
      grades: models.grades,
      isInUse: (category) => !retired.has(category),
      findPlace: createPlaceFinder(
        this.#db.all(`SELECT code, name, level, parentCode FROM regions WHERE level IN ('township', 'village')`),
      ),
    };
    return this.#tools;
  }
}
