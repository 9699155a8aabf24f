import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { decodeModel, encodeModel } from '../../domain/suggest/encode-model.ts';
import type { ModelFigures } from '../../domain/suggest/measure-model.ts';
import type { TextModel } from '../../domain/suggest/text-model.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { setCounter } from './counters.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** What became of a model: in use, replaced by a better one, or refused because the one in use is better. */
export type ModelOutcome = 'used' | 'replaced' | 'refused';

/** A training and what it was worth. */
export interface StoredModel {
  readonly version: number;
  readonly trainedAt: Instant;
  readonly outcome: ModelOutcome;
  /** Decided messages it learned from, and those it was measured on. */
  readonly samples: number;
  readonly heldBack: number;
  readonly macroF1: number;
  readonly figures: ModelFigures;
  /** Size of the compressed models. */
  readonly bytes: number;
}

/** A training to be kept; models that were refused are not. */
export interface NewModel extends Omit<StoredModel, 'version' | 'bytes' | 'outcome'> {
  readonly models: { readonly categories: Uint8Array; readonly grades: Uint8Array | null } | null;
}

interface ModelRow extends Omit<StoredModel, 'figures'> {
  readonly figures: string;
}

const COLUMNS = 'version, trainedAt, outcome, samples, heldBack, macroF1, figures, bytes';

/** A model as it is stored: quality 5 halves the time of the best for a few per cent more bytes. */
export function packModel(model: TextModel): Uint8Array {
  return brotliCompressSync(encodeModel(model), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

/** Keeps a training as the newest version; where its model is used, the one before is replaced. Answers the version. */
export async function addModel(tx: WriteTransaction, added: NewModel): Promise<number> {
  const version = (tx.db.get<{ last: number | null }>('SELECT max(version) AS last FROM suggestModels')?.last ?? 0) + 1;
  const { models, figures, ...row } = added;
  if (models !== null) {
    tx.db.run(`UPDATE suggestModels SET outcome = 'replaced', categories = NULL, grades = NULL WHERE outcome = 'used'`);
    setCounter(tx, 'suggestModel', version);
  }
  tx.db.run(
    `INSERT INTO suggestModels (${COLUMNS}, categories, grades)
     VALUES (:version, :trainedAt, :outcome, :samples, :heldBack, :macroF1, :figures, :bytes, :categories, :grades)`,
    {
      ...row,
      version,
      outcome: models === null ? 'refused' : 'used',
      figures: JSON.stringify(figures),
      bytes: models === null ? 0 : models.categories.length + (models.grades?.length ?? 0),
      categories: models?.categories ?? null,
      grades: models?.grades ?? null,
    },
  );
  tx.changed('suggestion', null, null);
  return version;
}

/** Forgets what was learned: a message that taught it was sealed, and its words must go. Until the next training only rules suggest. */
export async function forgetModels(tx: WriteTransaction): Promise<void> {
  tx.db.run(`UPDATE suggestModels SET outcome = 'replaced', categories = NULL, grades = NULL WHERE outcome = 'used'`);
  setCounter(tx, 'suggestModel', 0);
  tx.changed('suggestion', null, null);
}

/** The newest trainings, newest first. */
export async function newestModels(db: ReadableDb, limit: number): Promise<readonly StoredModel[]> {
  return db
    .all<ModelRow>(`SELECT ${COLUMNS} FROM suggestModels ORDER BY version DESC LIMIT :limit`, { limit })
    .map(fromRow);
}

/** The training whose model is in use; null before the first. */
export async function usedModel(db: ReadableDb): Promise<StoredModel | null> {
  const row = db.get<ModelRow>(
    `SELECT ${COLUMNS} FROM suggestModels WHERE outcome = 'used' ORDER BY version DESC LIMIT 1`,
  );
  return row === undefined ? null : fromRow(row);
}

/** The models in use; null each where there is none or its bytes are of an older form. */
export function readModels(db: ReadableDb): {
  readonly version: number;
  readonly categories: TextModel | null;
  readonly grades: TextModel | null;
} {
  const row = db.get<{ version: number; categories: Uint8Array | null; grades: Uint8Array | null }>(
    `SELECT version, categories, grades FROM suggestModels WHERE outcome = 'used' ORDER BY version DESC LIMIT 1`,
  );
  if (row === undefined) return { version: 0, categories: null, grades: null };
  return { version: row.version, categories: unpack(row.categories), grades: unpack(row.grades) };
}

function unpack(packed: Uint8Array | null): TextModel | null {
  return packed === null ? null : decodeModel(brotliDecompressSync(packed));
}

function fromRow(row: ModelRow): StoredModel {
  return { ...row, figures: JSON.parse(row.figures) as ModelFigures };
}
