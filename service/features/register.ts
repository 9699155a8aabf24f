import type { LeftBecause } from '../../contract/groups.ts';
import { PLATFORMS } from '../../domain/account/platform.ts';
import { maskName, maskText } from '../../domain/masking/mask.ts';
import {
  NEEDED_COLUMNS,
  REGISTER_COLUMNS,
  TIER_WORDS,
  type RegisterColumn,
} from '../../domain/group/register-columns.ts';
import { placeInTier } from '../../domain/group/place-of-tier.ts';
import { planRegister, type RegisterChange, type RegisterPlan } from '../../domain/group/register-sheet.ts';
import type { GroupId } from '../../domain/ids.ts';
import { EVERYTHING, isWithin, type Scope } from '../../domain/people/scope.ts';
import { CODE_DIGITS, type PlaceLevel } from '../../domain/region/region.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { isoDay } from '../../domain/time/shanghai.ts';
import { renderSheet } from '../brief/render-sheet.ts';
import type { NewId } from '../new-id.ts';
import { appendAudit } from '../store/audit-log.ts';
import { keepCheck } from '../store/group-checks.ts';
import { tagGroup } from '../store/group-tags.ts';
import { addMemberCount, insertGroup } from '../store/groups.ts';
import { allRegions } from '../store/regions.ts';
import {
  insertRegisterImport,
  markUndone,
  newestImport,
  registeredGroups,
  rememberRow,
  removeGroup,
  rowsOfImport,
  writeRegister,
  type ImportedRow,
  type KeyedGroup,
} from '../store/register-imports.ts';
import type { ReadableDb, Store, WriteTransaction } from '../store/store.ts';
import { actOnce, operatorAt, type Doing } from './act-once.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';
import { placeFinder } from './place-finder.ts';

/** A sheet as the composition root reads it. */
export type SheetReader = (
  file: string,
  needed: readonly string[],
) => Promise<
  | {
      readonly kind: 'sheet';
      readonly fileName: string;
      readonly sha256: string;
      readonly header: readonly string[];
      readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
    }
  | { readonly kind: 'refused'; readonly words: string }
>;

export interface RegisterParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
  readonly readSheet: SheetReader;
}

/** So many lines of a preview are shown; the counts are of all. */
const LINES_SHOWN = 200;

/** 群登记表: the register as a sheet, out and in. */
export function createRegister(parts: RegisterParts) {
  const { store, clock } = parts;
  return {
    sheet: os.groups.sheet.handler(async ({ context: { scope } }) => {
      const groups = registeredGroups(store.read, scope);
      const places = new Map((await allRegions(store.read)).map(({ code, name }) => [code as string, name]));
      const rows = groups.map((group) => REGISTER_COLUMNS.map((column) => cellOf(group, column, places)));
      const bytes = await renderSheet({ name: '群登记表', columns: REGISTER_COLUMNS, rows }, clock.now());
      return { base64: Buffer.from(bytes).toString('base64'), groups: groups.length };
    }),

    checkSheet: os.groups.checkSheet.handler(async ({ input, context: { scope } }) => {
      const sheet = await readable(parts, input.path);
      return {
        fileName: sheet.fileName,
        sha256: sheet.sha256,
        ...(await summaryOf(await planOf(parts, store.read, sheet, scope))),
      };
    }),

    importSheet: os.groups.importSheet.handler(async ({ input, context: { session, scope }, path }) => {
      const sheet = await readable(parts, input.path);
      return actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        if (sheet.sha256 !== input.sha256) throw refused('文件在预览之后被改动，请重新选择');
        const plan = await planOf(parts, tx.db, sheet, scope);
        const [first] = plan.faults;
        if (first !== undefined && !input.skipFaulty) throw refused('有行不能导入', first.row);
        const importId = parts.newId();
        const { added, changed } = await writePlan(tx, parts, importId, plan, doing, sheet);
        const { at, by, action } = doing;
        await appendAudit(tx, { at, by, action, entity: 'group', entityId: importId, detail: `${added} ${changed}` });
        return { importId, added, changed, same: plan.same, skipped: faultyRows(plan).size };
      });
    }),

    lastImport: os.groups.lastImport.handler(({ context: { session } }) => {
      const last = newestImport(store.read, operatorAt(session));
      if (last === null) return { last: null };
      const { id, importedAt: at, fileName, added, changed, undoneAt } = last;
      return { last: { id, at, fileName, added, changed, isUndone: undoneAt !== null } };
    }),

    undoImport: os.groups.undoImport.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const last = newestImport(tx.db, by);
        if (last === null || last.id !== input.importId) throw refusals['undo-too-late']();
        if (last.undoneAt !== null) throw refusals['undo-overtaken']();
        const taken = await takeBack(tx, last.id, scope);
        markUndone(tx, last.id, { at, by });
        tx.changed('group', null, null);
        tx.changed('message', null, null);
        const detail = `${taken.removed} ${taken.restored}`;
        await appendAudit(tx, { at, by, action, entity: 'group', entityId: last.id, detail });
        return taken;
      }),
    ),
  };
}

/** Each group as it was before the import; one that only the import has made goes. */
async function takeBack(tx: WriteTransaction, importId: string, scope: Scope) {
  const left = new Map<ImportedRow, LeftBecause>();
  const counts = { removed: 0, restored: 0 };
  for (const row of rowsOfImport(tx.db, importId)) {
    const why = whyLeft(row, scope);
    if (why !== null) left.set(row, why);
    if (why === null && row.before === null) {
      removeGroup(tx, row);
      counts.removed += 1;
    } else if (why === null || why === 'lived-in') {
      await restore(tx, row);
      counts.restored += why === null ? 1 : 0;
    }
  }
  const leftGroups = [...left].slice(0, LINES_SHOWN).map(([{ name }, why]) => ({ name, why }));
  return { ...counts, left: left.size, leftGroups };
}

/** A group that lives by now stays in the register; what the sheet has said of it is taken back all the same. */
function whyLeft({ isUntouched, isLivedIn, before, villageCode }: ImportedRow, scope: Scope): LeftBecause | null {
  if (!isWithin(scope, villageCode)) return 'out-of-territory';
  if (!isUntouched) return 'changed-since';
  return before === null && isLivedIn ? 'lived-in' : null;
}

async function restore(tx: WriteTransaction, { groupKey, id, before }: ImportedRow): Promise<void> {
  const { tags = [], ...values } = before ?? { villageCode: null, tier: 'village' as const, owner: '', cap: 500 };
  // What was remembered before groups of townships were lifted out of a village is lifted as well.
  writeRegister(tx, groupKey, { ...values, villageCode: placeInTier(values.villageCode, values.tier) });
  await tagGroup(tx, { groupKey, id }, tags);
  await keepCheck(tx, groupKey);
}

type Sheet = Extract<Awaited<ReturnType<SheetReader>>, { kind: 'sheet' }>;

async function readable({ readSheet }: RegisterParts, file: string): Promise<Sheet> {
  const sheet = await readSheet(file, NEEDED_COLUMNS);
  if (sheet.kind === 'refused') throw refused(sheet.words);
  return sheet;
}

/** Groups out of sight are known, so that nobody adds one a second time; their rows are refused. */
async function planOf({ clock }: RegisterParts, db: ReadableDb, sheet: Sheet, scope: Scope): Promise<RegisterPlan> {
  const known = new Map(
    registeredGroups(db, EVERYTHING).map((group) => [`${group.platform}\n${group.externalId}`, group]),
  );
  const columns = new Map(REGISTER_COLUMNS.map((column) => [column, sheet.header.indexOf(column)]));
  const lines = sheet.rows.map(({ row, cells }) => ({
    row,
    cell: (column: RegisterColumn) => cells[columns.get(column) ?? -1] ?? '',
  }));
  return planRegister(lines, {
    platforms: PLATFORMS,
    find: (platform, externalId) => known.get(`${platform}\n${externalId}`) ?? null,
    places: placeFinder(await allRegions(db)),
    isWithin: (villageCode) => isWithin(scope, villageCode),
    now: clock.now(),
  });
}

async function writePlan(
  tx: WriteTransaction,
  { centerId, newId }: RegisterParts,
  importId: string,
  { changes }: RegisterPlan,
  { at, by }: Doing,
  { fileName, sha256 }: Sheet,
): Promise<{ readonly added: number; readonly changed: number }> {
  const added = changes.filter(({ before }) => before === null).length;
  const counts = { added, changed: changes.length - added };
  insertRegisterImport(tx, centerId, { id: importId, importedAt: at, importedBy: by, fileName, sha256, ...counts });
  for (const change of changes) {
    const { groupKey, id } = await groupOf(tx, centerId, newId, change);
    const version = writeRegister(tx, groupKey, change);
    await tagGroup(tx, { groupKey, id }, change.tags);
    if (change.count !== null) await addMemberCount(tx, groupKey, { ...change.count, by });
    await keepCheck(tx, groupKey);
    const before = change.before === null ? null : valuesOf(change.before);
    rememberRow(tx, { importId, groupKey, version, before });
  }
  tx.changed('group', null, null);
  tx.changed('message', null, null);
  return counts;
}

async function groupOf(tx: WriteTransaction, centerId: string, newId: NewId, change: RegisterChange) {
  if (change.before !== null) return change.before as KeyedGroup;
  const { platform, externalId, name, villageCode, tier } = change;
  const id = newId() as GroupId;
  const groupKey = await insertGroup(tx, centerId, { id, platform, externalId, name, villageCode, tier });
  return { groupKey, id };
}

function valuesOf({ villageCode, tier, owner, cap, tags }: NonNullable<RegisterChange['before']>) {
  return { villageCode, tier, owner, cap, tags };
}

async function summaryOf(plan: RegisterPlan) {
  const { changes, same, faults } = plan;
  const added = changes.filter(({ before }) => before === null).length;
  return {
    ...{ added, changed: changes.length - added, same, faulty: faultyRows(plan).size },
    faults: faults.slice(0, LINES_SHOWN).map((fault) => ({ ...fault })),
    changes: changes.slice(0, LINES_SHOWN).map(({ row, before, name, columns }) => ({
      ...{ row, name, isNew: before === null, columns: [...columns] },
    })),
  };
}

function faultyRows({ faults }: RegisterPlan): ReadonlySet<number> {
  return new Set(faults.map(({ row }) => row));
}

/** What leaves names nobody: owners by one sign, numbers in the name of a group masked. Read again, a masked owner says nothing new. */
function cellOf(group: KeyedGroup, column: RegisterColumn, places: ReadonlyMap<string, string>): string {
  const code = group.villageCode ?? '';
  const ofLevel = (level: PlaceLevel) => {
    const digits = CODE_DIGITS[level];
    return code.length < digits ? '' : (places.get(code.slice(0, digits)) ?? '');
  };
  const cells: Readonly<Record<RegisterColumn, () => string>> = {
    平台: () => group.platform,
    群号: () => group.externalId,
    群名: () => maskText(group.name),
    县区: () => ofLevel('county'),
    '乡镇（街道）': () => ofLevel('township'),
    '村（社区）': () => ofLevel('village'),
    村代码: () => code,
    层级: () => TIER_WORDS[group.tier],
    群主: () => maskName(group.owner),
    人数上限: () => String(group.cap),
    人数: () => (group.members === null ? '' : String(group.members)),
    统计日期: () => (group.membersAt === null ? '' : isoDay(group.membersAt)),
    标签: () => group.tags.join('、'),
  };
  return cells[column]();
}

function refused(reason: string, row: number | null = null) {
  return refusals['file-refused']({ data: { reason, row } });
}
