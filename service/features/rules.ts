import type { RuleId } from '../../domain/ids.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findCategory } from '../store/categories.ts';
import { allRules, findRule, saveRule } from '../store/rules.ts';
import { actOnce } from './act-once.ts';
import type { CatalogParts } from './catalog.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** What the use cases of the keyword rules work with. */
export interface RuleParts extends CatalogParts {
  /** Lets the intake use the rules as they are now; called after the commit. */
  readonly reloadRules: () => Promise<void>;
}

/** 关键词规则: each save is a new version, so that a hit can always name the one that fired. */
export function createRules(parts: RuleParts) {
  const { store, centerId, newId } = parts;
  return {
    list: os.rules.list.handler(async () => ({ rules: (await allRules(store.read)).map(toWire) })),

    save: os.rules.save.handler(async ({ input, context: { session }, path }) => {
      const { name, categoryId, severity, enabled } = input;
      const [terms, exclusions] = [distinct(input.terms), distinct(input.exclusions)];
      if (name === '' || terms.length === 0) throw badRequest('A rule needs a name and a word.');
      const answer = await actOnce(
        parts,
        { session, path, commandId: input.commandId },
        async (tx, { at, by, action }) => {
          const before = input.id === null ? null : await findRule(tx.db, input.id);
          if (input.id !== null && before === null)
            throw refusals['not-found']({ data: { entity: 'rule', id: input.id } });
          if (before !== null && before.version !== input.version) {
            throw refusals['version-conflict']({
              data: { entity: 'rule', id: before.id, expected: input.version, actual: before.version },
            });
          }
          if (categoryId !== null && (await findCategory(tx.db, categoryId)) === null) {
            throw refusals['not-found']({ data: { entity: 'category', id: categoryId } });
          }
          const id = before?.id ?? (newId() as RuleId);
          const rule = {
            id,
            name,
            terms,
            exclusions,
            categoryId,
            severity,
            enabled,
            version: (before?.version ?? 0) + 1,
          };
          await saveRule(tx, centerId, rule, { at, by });
          await appendAudit(tx, { at, by, action, entity: 'rule', entityId: id, detail: `version ${rule.version}` });
          return { rule };
        },
      );
      await parts.reloadRules();
      return answer;
    }),
  };
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => word !== '');
}

function toWire(rule: Rule) {
  return { ...rule, terms: [...rule.terms], exclusions: [...rule.exclusions] };
}
