import type { RuleId } from '../../domain/ids.ts';
import { problemsOfCondition } from '../../domain/rules/condition-problems.ts';
import { conditionKey, type Condition, type Rule } from '../../domain/rules/rule.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findCategory } from '../store/categories.ts';
import { allRules, findRule, ruleVersions, saveRule, type StoredRuleVersion } from '../store/rules.ts';
import type { WriteTransaction } from '../store/store.ts';
import { actOnce } from './act-once.ts';
import type { CatalogParts } from './catalog.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';
import { TrialBook, tryRule } from './rule-trial.ts';

/** What the use cases of the keyword rules work with. */
export interface RuleParts extends CatalogParts {
  readonly readers: Readers;
  /** Lets the intake use the rules as they are now; called after the commit. */
  readonly reloadRules: () => Promise<void>;
}

/** 关键词规则: tried on the past before they go live; each save is a new version, so that a hit can always name the one that fired. */
export function createRules(parts: RuleParts) {
  const { store, centerId, newId } = parts;
  const book = new TrialBook();
  return {
    list: os.rules.list.handler(async () => ({ rules: (await allRules(store.read)).map(toWire) })),

    versions: os.rules.versions.handler(async ({ input }) => ({
      versions: (await ruleVersions(store.read, input.id)).map(versionToWire),
    })),

    trial: os.rules.trial.handler(async function* ({ input, signal, context: { scope } }) {
      const condition = checked(input.condition);
      const saved = input.id === null ? null : await findRule(store.read, input.id);
      yield* tryRule(parts, book, { ...input, condition, saved, scope }, signal);
    }),

    save: os.rules.save.handler(async ({ input, context: { session }, path }) => {
      const { name, categoryId, severity, pager, enabled } = input;
      const condition = checked(input);
      if (name === '') throw badRequest('A rule needs a name.');
      const answer = await actOnce(
        parts,
        { session, path, commandId: input.commandId },
        async (tx, { at, by, action }) => {
          const before = await ruleBefore(tx, input);
          if (categoryId !== null && (await findCategory(tx.db, categoryId)) === null) {
            throw refusals['not-found']({ data: { entity: 'category', id: categoryId } });
          }
          if (enabled && !(await mayGoLive(tx, book, before, condition))) throw refusals['rule-untried']();
          const id = before?.id ?? (newId() as RuleId);
          const version = (before?.version ?? 0) + 1;
          const rule = { id, name, ...condition, categoryId, severity, pager, enabled, version };
          await saveRule(tx, centerId, rule, { at, by, trial: book.find(condition) });
          await appendAudit(tx, { at, by, action, entity: 'rule', entityId: id, detail: `version ${version}` });
          return { rule: toWire(rule) };
        },
      );
      await parts.reloadRules();
      return answer;
    }),
  };
}

async function ruleBefore(
  tx: WriteTransaction,
  { id, version }: { readonly id: RuleId | null; readonly version: number },
): Promise<Rule | null> {
  if (id === null) return null;
  const before = await findRule(tx.db, id);
  if (before === null) throw refusals['not-found']({ data: { entity: 'rule', id } });
  if (before.version !== version) {
    throw refusals['version-conflict']({
      data: { entity: 'rule', id, expected: version, actual: before.version },
    });
  }
  return before;
}

/** A condition goes live when it is live already, was tried since the service started, or was tried when an earlier version was saved. */
async function mayGoLive(
  tx: WriteTransaction,
  book: TrialBook,
  before: Rule | null,
  condition: Condition,
): Promise<boolean> {
  if (book.find(condition) !== null) return true;
  if (before === null) return false;
  const key = conditionKey(condition);
  if (before.enabled && conditionKey(before) === key) return true;
  const versions = await ruleVersions(tx.db, before.id);
  return versions.some((version) => version.trial !== null && conditionKey(version) === key);
}

/** The condition with each term once. The screen says what is wrong before it sends; whoever sends it all the same gets the first problem. */
function checked(condition: Condition): Condition {
  const groups = condition.groups.map(({ terms, near }) => ({ terms: distinct(terms), near }));
  const whole = { groups, exclusions: distinct(condition.exclusions) };
  const [problem] = problemsOfCondition(whole);
  if (problem !== undefined) throw badRequest(`The condition cannot be used: ${problem.kind} in ${problem.part}.`);
  return whole;
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '');
}

function toWire(rule: Rule) {
  return { ...rule, ...conditionToWire(rule) };
}

function versionToWire(version: StoredRuleVersion) {
  return { ...version, ...conditionToWire(version) };
}

function conditionToWire({ groups, exclusions }: Condition) {
  return { groups: groups.map(({ terms, near }) => ({ terms: [...terms], near })), exclusions: [...exclusions] };
}
