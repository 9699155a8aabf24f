import type { ImportId } from '../../domain/ids.ts';
import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { errorName, type Log } from '../log.ts';
import { findImport, saveImport, type ImportOptions, type ImportState, type StoredImport } from '../store/imports.ts';
import type { Store } from '../store/store.ts';

/** Why a file is not imported: a sentence that says what to do, and the row where there is one. */
export interface RefusedFile {
  readonly kind: 'refused';
  readonly words: string;
  readonly row: number | null;
}

/** What a file is understood to be. */
export interface FilePreview {
  readonly kind: 'preview';
  readonly format: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly needsGroup: boolean;
  readonly guessedGroup: string | null;
}

type Progress = Pick<StoredImport, 'bytes' | 'bytesRead' | 'rows' | 'added' | 'known' | 'setAside'> & {
  readonly format: string;
  readonly encoding: string;
};

/** Reading chat exports, as the composition root provides it. */
export interface FileReader {
  preview(path: string): Promise<FilePreview | RefusedFile>;
  read(work: {
    readonly path: string;
    readonly options: ImportOptions;
    readonly cursor: string | null;
    deliver(items: readonly IncomingItem[], cursor: string): Promise<DeliveryResult>;
    onProgress(progress: Progress): void;
    readonly signal: AbortSignal;
  }): Promise<{ readonly kind: 'done' | 'cancelled'; readonly progress: Progress } | RefusedFile>;
}

/** What running imports needs. */
export interface ImportRunnerParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly log: Log;
  readonly files: FileReader;
  /** Puts items of a file into the store; resolves after the commit. What cannot be read is kept aside under the file's name. */
  readonly accept: (
    from: { readonly accountKey: number; readonly fileName: string },
    items: readonly IncomingItem[],
  ) => Promise<DeliveryResult>;
}

/** Progress is written down this often: what is read twice after a crash adds nothing, so no batch has to wait for it. */
const SAVE_EVERY_MS = 250;

/** Runs imports in the background, each once at a time, and writes down how far they have come. */
export class ImportRunner {
  readonly #parts: ImportRunnerParts;
  readonly #running = new Map<
    ImportId,
    { readonly path: string; readonly stopper: AbortController; readonly work: Promise<void> }
  >();
  #isClosing = false;

  constructor(parts: ImportRunnerParts) {
    this.#parts = parts;
  }

  isRunning(id: ImportId): boolean {
    return this.#running.has(id);
  }

  isReading(path: string): boolean {
    return [...this.#running.values()].some((running) => running.path === path);
  }

  /** Begins, or goes on where the cursor of the import says. */
  start(begun: StoredImport): void {
    const stopper = new AbortController();
    const work = this.#run(begun, stopper.signal).finally(() => this.#running.delete(begun.id));
    this.#running.set(begun.id, { path: begun.path, stopper, work });
  }

  /** Resolves when the batch in hand is stored and the import has ended. */
  async cancel(id: ImportId): Promise<void> {
    const running = this.#running.get(id);
    running?.stopper.abort();
    await running?.work;
  }

  /** Ends every import after the batch in hand; they are interrupted and can go on at the next start. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all([...this.#running.keys()].map((id) => this.cancel(id)));
  }

  async #run(begun: StoredImport, signal: AbortSignal): Promise<void> {
    const { log, files, accept, clock } = this.#parts;
    let moved = begun;
    let savedAt = performance.now();
    let saving: Promise<void> = Promise.resolve();
    try {
      const outcome = await files.read({
        path: begun.path,
        options: begun.options,
        cursor: begun.cursor,
        signal,
        deliver: async (items, cursor) => {
          const result = await accept(begun, items);
          moved = { ...moved, cursor };
          return result;
        },
        onProgress: (progress) => {
          moved = { ...moved, ...progress };
          if (performance.now() - savedAt < SAVE_EVERY_MS) return;
          savedAt = performance.now();
          saving = this.#save(moved);
        },
      });
      await saving;
      if (outcome.kind === 'refused')
        moved = { ...moved, state: 'refused', refusal: outcome.words, endedAt: clock.now() };
      else moved = { ...moved, ...outcome.progress, state: this.#endState(outcome.kind), endedAt: clock.now() };
      await this.#save(moved);
    } catch (error) {
      // The file or the store failed in the middle: what is in stays in, and the person may go on.
      log.error('import-failed', { importId: begun.id, error: errorName(error) });
      await this.#interrupt(begun.id, moved);
    }
  }

  #endState(kind: 'done' | 'cancelled'): ImportState {
    return kind === 'cancelled' && this.#isClosing ? 'interrupted' : kind;
  }

  async #interrupt(id: ImportId, moved: StoredImport): Promise<void> {
    try {
      await this.#save({ ...moved, state: 'interrupted', endedAt: this.#parts.clock.now() });
    } catch (error) {
      this.#parts.log.error('import-not-saved', {
        importId: id,
        error: errorName(error),
      });
    }
  }

  async #save(moved: StoredImport): Promise<void> {
    await this.#parts.store.write(async (tx) => {
      const stored = await findImport(tx.db, moved.id);
      if (stored !== null) await saveImport(tx, moved);
    });
  }
}
