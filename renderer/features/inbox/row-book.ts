import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';

/** Neighbouring ids lie in one block: a page touches two of them, whatever the length of the list. */
const BLOCK = 512;

type Block = ReadonlyMap<MessageId, InboxRow>;

/** Rows by id. Adding a page copies the blocks it touches and not the hundred thousand rows that were read before. */
export class RowBook {
  readonly #blocks: ReadonlyMap<number, Block>;

  private constructor(blocks: ReadonlyMap<number, Block>) {
    this.#blocks = blocks;
  }

  static readonly empty = new RowBook(new Map());

  get(id: MessageId): InboxRow | undefined {
    return this.#blocks.get(blockOf(id))?.get(id);
  }

  has(id: MessageId): boolean {
    return this.get(id) !== undefined;
  }

  /** The same rows and these; what was there under an id is replaced. */
  with(rows: readonly InboxRow[]): RowBook {
    if (rows.length === 0) return this;
    const copied = new Map<number, Map<MessageId, InboxRow>>();
    for (const row of rows) {
      const key = blockOf(row.id);
      const block = copied.get(key) ?? new Map(this.#blocks.get(key));
      block.set(row.id, row);
      copied.set(key, block);
    }
    return new RowBook(new Map([...this.#blocks, ...copied]));
  }
}

function blockOf(id: MessageId): number {
  return Math.floor(id / BLOCK);
}
