import type { SuggestionOfRow } from '../../../contract/suggest.ts';
import type { Hit } from '../../../domain/rules/rule.ts';
import { decodeSuggestion } from '../message-suggestions.ts';
import type { MasterData, Suggestion } from './master-data.ts';

type Category = SuggestionOfRow['category'];

/** What is proposed for a message: the category of the gravest rule that fired, else what the model says; null where neither says anything. */
export function suggestionOfRow(
  hits: readonly Hit[],
  stored: string | null,
  master: MasterData,
): SuggestionOfRow | null {
  const learned = decodeSuggestion(stored);
  const category = categoryOfRules(hits, master) ?? categoryOfModel(learned?.category ?? null, master);
  if (learned === null) return category === null ? null : { category, place: null, grade: null };
  const { place, grade } = learned;
  const placeName = place === null ? undefined : master.placeNames.get(place.value);
  return {
    category,
    place:
      place === null || placeName === undefined
        ? null
        : { code: place.value, name: placeName, confidence: place.confidence, words: [...place.words] },
    grade: grade === null ? null : { grade: grade.value, confidence: grade.confidence, words: [...grade.words] },
  };
}

/** A rule was written by a person who knew why: it goes before the model. The first in the text among equals. */
function categoryOfRules(hits: readonly Hit[], master: MasterData): Category {
  let best: Suggestion | null = null;
  for (const { ruleId } of hits) {
    const suggestion = master.suggestions.get(ruleId);
    if (suggestion !== undefined && (best === null || suggestion.severity > best.severity)) best = suggestion;
  }
  if (best === null) return null;
  const { categoryId, categoryName } = best;
  const words = hits
    .filter(({ ruleId }) => master.suggestions.get(ruleId)?.categoryId === categoryId)
    .map(({ start, length }) => ({ start, length }));
  return { id: categoryId, name: categoryName, source: 'rule', confidence: null, words };
}

function categoryOfModel(
  proposed: NonNullable<ReturnType<typeof decodeSuggestion>>['category'],
  master: MasterData,
): Category {
  const name = proposed === null ? undefined : master.categoryNames.get(proposed.value);
  if (proposed === null || name === undefined) return null;
  const { value, confidence, words } = proposed;
  return { id: value, name, source: 'model', confidence, words: [...words] };
}
