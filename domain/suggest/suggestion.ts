import type { CategoryId, RegionCode } from '../ids.ts';
import type { Grade } from '../issue/issue.ts';
import { originalSpan, type Normalised } from '../message/normalise.ts';
import type { PlaceFinder } from './find-place.ts';
import { findUrgentWords } from './urgent-words.ts';
import { reasonsFor, type ReasonSpan } from './reasons-for.ts';
import { predict, type TextModel } from './text-model.ts';

/** One thing that is proposed, how sure the console is (0 to 1), and the words of the message that led to it. */
export interface Proposed<Value> {
  readonly value: Value;
  readonly confidence: number;
  /** Spans of the text as it was said, UTF-16 units. */
  readonly words: readonly ReasonSpan[];
}

/** What the console proposes for a message; a person decides. */
export interface MessageSuggestion {
  readonly category: Proposed<CategoryId> | null;
  readonly place: Proposed<RegionCode> | null;
  readonly grade: Proposed<Grade> | null;
}

/** What proposals are made with; a model is null as long as nothing good enough was learned. */
export interface SuggestionTools {
  readonly categories: TextModel | null;
  readonly grades: TextModel | null;
  readonly findPlace: PlaceFinder;
  /** Categories in use: a retired one is not proposed any more. */
  readonly isInUse: (category: CategoryId) => boolean;
}

/** The label of what triage has dismissed: the model learns it too, and proposes nothing for it. */
export const NOTHING_LABEL = '';
/** Below this a proposal would be wrong too often to be worth reading. */
export const LEAST_CONFIDENCE = 0.5;
/** A word that says danger is worth a look even where no model has learned it yet. */
const URGENT_WORD = 0.75;

/** What is proposed for a message of a group in this village; null where nothing is. */
export function suggestFor(
  tools: SuggestionTools,
  message: Normalised,
  villageCode: RegionCode | null,
): MessageSuggestion | null {
  const category = categoryOf(tools, message);
  const place = placeOf(tools, message, villageCode);
  const grade = gradeOf(tools, message, category !== null);
  return category === null && place === null && grade === null ? null : { category, place, grade };
}

function categoryOf({ categories, isInUse }: SuggestionTools, message: Normalised): Proposed<CategoryId> | null {
  if (categories === null) return null;
  const best = predict(categories, message.text)[0];
  if (best === undefined || best.label === NOTHING_LABEL || best.confidence < LEAST_CONFIDENCE) return null;
  const value = best.label as CategoryId;
  if (!isInUse(value)) return null;
  return {
    value,
    confidence: best.confidence,
    words: asSaid(message, reasonsFor(categories, message.text, best.label)),
  };
}

/** A place is proposed where the text names another than the one the group belongs to. */
function placeOf(
  { findPlace }: SuggestionTools,
  message: Normalised,
  villageCode: RegionCode | null,
): Proposed<RegionCode> | null {
  if (villageCode === null) return null;
  const named = findPlace(message.text, villageCode);
  if (named === null || villageCode.startsWith(named.code)) return null;
  return { value: named.code, confidence: named.confidence, words: asSaid(message, [named.word]) };
}

/** Ordinary is what a form begins with, so only another grade is proposed, and by the model only beside a category. */
function gradeOf({ grades }: SuggestionTools, message: Normalised, isMatter: boolean): Proposed<Grade> | null {
  const urgent = findUrgentWords(message.text);
  const learned = grades === null || !isMatter ? undefined : predict(grades, message.text)[0];
  if (urgent.length > 0) {
    const sure = learned?.label === 'urgent' ? learned.confidence : 0;
    return { value: 'urgent', confidence: Math.max(URGENT_WORD, sure), words: asSaid(message, urgent) };
  }
  if (grades === null || learned === undefined || learned.confidence < LEAST_CONFIDENCE) return null;
  if (learned.label !== 'urgent' && learned.label !== 'complex') return null;
  const words = asSaid(message, reasonsFor(grades, message.text, learned.label));
  return { value: learned.label, confidence: learned.confidence, words };
}

function asSaid(message: Normalised, spans: readonly ReasonSpan[]): readonly ReasonSpan[] {
  return spans.map(({ start, length }) => originalSpan(message, start, length));
}
