import type { CategoryId } from '../../domain/ids.ts';
import { FEWEST_SAMPLES } from '../../domain/suggest/learned-model.ts';
import { NOTHING_LABEL } from '../../domain/suggest/suggestion.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { MessageAnalysis } from '../jobs/analyse-messages.ts';
import { keepTraining } from '../jobs/train-suggestions.ts';
import { appendAudit } from '../store/audit-log.ts';
import { allCategories } from '../store/categories.ts';
import { findCommand } from '../store/commands.ts';
import { counterOf, setCounter } from '../store/counters.ts';
import { countDecided } from '../store/decided-samples.ts';
import { dropSuggestions } from '../store/message-suggestions.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';
import { newestModels, type StoredModel, usedModel } from '../store/suggest-models.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';

/** What the use cases of suggestions work with. */
export interface SuggestionParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
  readonly analysis: MessageAnalysis;
}

const SHOWN = 8;

/** 建议: what the console has learned from the centre's own triage, how good it is, and the switch. */
export function createSuggestions(parts: SuggestionParts) {
  const { store, readers, clock, analysis } = parts;
  return {
    model: os.suggestions.model.handler(async () => {
      const used = await usedModel(store.read);
      return {
        enabled: counterOf(store.read, 'suggesting') === 1,
        decided: countDecided(store.read),
        needed: FEWEST_SAMPLES,
        used: used === null ? null : await withLabels(store, used),
        trainings: (await newestModels(store.read, SHOWN)).map(toWire),
      };
    }),

    retrain: os.suggestions.retrain.handler(async ({ input, context: { session }, path }) => {
      // Learned outside the transaction: it takes seconds, and a repeated command must not begin it again.
      const isKnown = (await findCommand(store.read, input.commandId)) !== null;
      const trained = isKnown ? null : await readers.run('analysis.train', {});
      const answer = await actOnce(
        parts,
        { session, path, commandId: input.commandId },
        async (tx, { at, by, action }) => {
          const model = trained === null ? null : await keepTraining(tx, trained, clock.now());
          const detail = model === null ? 'too few' : `version ${model.version} ${model.outcome}`;
          await appendAudit(tx, { at, by, action, entity: 'suggestion', entityId: null, detail });
          return { training: model === null ? null : toWire(model) };
        },
      );
      if (answer.training?.outcome === 'used') void analysis.suggestAgain();
      return answer;
    }),

    turn: os.suggestions.turn.handler(async ({ input, context: { session }, path }) => {
      const { enabled } = input;
      const answer = await actOnce(
        parts,
        { session, path, commandId: input.commandId },
        async (tx, { at, by, action }) => {
          setCounter(tx, 'suggesting', enabled ? 1 : 0);
          if (!enabled) await dropSuggestions(tx);
          await appendAudit(tx, {
            at,
            by,
            action,
            entity: 'suggestion',
            entityId: null,
            detail: enabled ? 'on' : 'off',
          });
          tx.changed('suggestion', null, null);
          return { enabled };
        },
      );
      if (enabled) void analysis.suggestAgain();
      return answer;
    }),
  };
}

function toWire({ figures: _figures, ...model }: StoredModel) {
  return model;
}

async function withLabels(store: Store, model: StoredModel) {
  const names = new Map((await allCategories(store.read)).map(({ id, name }) => [id, name]));
  const { labels, accuracy } = model.figures;
  return {
    ...toWire(model),
    accuracy,
    labels: labels.map(({ label, ...figures }) => {
      const categoryId = label === NOTHING_LABEL ? null : (label as CategoryId);
      return { categoryId, name: categoryId === null ? null : (names.get(categoryId) ?? null), ...figures };
    }),
  };
}
