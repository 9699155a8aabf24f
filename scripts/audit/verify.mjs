// npm run audit:verify -- FILE [--anchors FILE] [--public-key HEX]
// Verifies an export of the audit log without the console. Written from docs/audit-log.md alone; it imports nothing but Node's own
// modules, so that a fault of the writer cannot hide in it, and it runs wherever Node runs, as one file.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = 'usage: npm run audit:verify -- FILE [--anchors FILE] [--public-key HEX]';
const ZEROS = '0'.repeat(64);

/**
 * @typedef {{ seq: number, at: number, by: string | null, action: string, entity: string, entityId: string | null, detail: string | null, previous: string, hash: string }} Entry
 * @typedef {{ number: number, centre: string, seq: number, hash: string, at: number, previous: string, signature: string }} AnchorLine
 * @typedef {{ kind: string, seq: number | null, zh: string, en: string }} Finding
 * @typedef {{ broken: Finding | null, warnings: Finding[], entries: number, anchors: number, head: string | null }} Report
 */

/** The question cannot be answered: exit code 2. */
export class Unanswerable extends Error {}

/**
 * Verifies an export, streamed.
 * @param {AsyncIterable<string> | Iterable<string>} lines lines of the export
 * @param {{ anchors?: readonly string[] | null, publicKey?: string | null }} [options] lines of the anchor file; the public key as noted on paper
 * @returns {Promise<Report>}
 */
export async function verifyExport(lines, { anchors = null, publicKey = null } = {}) {
  const claims = anchors === null ? null : readAnchors(anchors);
  const walk = new Walk(new Set((claims ?? []).flatMap((claim) => (claim === null ? [] : [claim.seq]))));
  /** @type {any} */
  let head = null;
  for await (const line of lines) {
    if (head === null) head = readHead(line);
    else walk.take(line, head.centre);
  }
  if (head === null) throw new Unanswerable('文件是空的。 / The file is empty.');
  walk.end(head);
  const anchored = claims === null ? null : checkAnchors(claims, walk, head, publicKey ?? head.publicKey);
  const broken = walk.broken ?? anchored?.broken ?? null;
  const warnings = [...walk.warnings, ...(anchored?.warnings ?? [])];
  if (claims === null)
    warnings.push(
      finding(
        'no-anchors',
        null,
        '未提供锚点文件：末尾被截断看不出来。',
        'No anchors given: a cut tail cannot be seen.',
      ),
    );
  else if (publicKey === null)
    warnings.push(
      finding(
        'own-key',
        null,
        '未提供公钥：采用导出文件自带的公钥。',
        'No public key given: the key in the export itself was believed.',
      ),
    );
  return { broken, warnings, entries: walk.entries, anchors: claims?.length ?? 0, head: walk.head };
}

const ENTRY_FAULTS = {
  unreadable: ['读不出来', 'cannot be read'],
  deleted: ['不见了（被删除）', 'is missing (deleted)'],
  reordered: ['不在其位（次序被改）', 'is not in its place (reordered)'],
  edited: ['内容与其哈希不符（被修改）', 'does not have the hash of what it says (edited)'],
  unlinked: [
    '接不上前一条（被移动、插入，或前一条被换）',
    'does not follow the one before it (moved, inserted, or the one before replaced)',
  ],
  'no-beginning': ['不是本中心链条的起始条目', 'does not begin the chain of this centre'],
  cut: ['起被截去：少于文件头写明的条数', 'and what follows is cut off: the head speaks of more entries'],
};

/** Goes through the entries once and keeps what the anchors will ask for. */
class Walk {
  entries = 0;
  /** @type {string | null} */
  head = null;
  /** @type {Finding | null} */
  broken = null;
  /** @type {Finding[]} */
  warnings = [];
  /** Hashes of the entries an anchor speaks of. @type {Map<number, string>} */
  hashes = new Map();
  /** Which anchors were acknowledged, and in which entry. @type {{ anchor: number, seq: number }[]} */
  acknowledged = [];
  #backwards = 0;
  /** @type {number | null} */
  #firstBackwards = null;
  /** @type {number | null} */
  #at = null;
  /** The missing entry, while it may still come later. @type {number | null} */
  #awaited = null;
  /** @type {ReadonlySet<number>} */
  #wanted;

  constructor(wanted) {
    this.#wanted = wanted;
  }

  take(line, centre) {
    const entry = readEntry(line);
    if (this.broken !== null) return this.#afterBreak(entry);
    const expected = this.entries;
    const previous = this.head ?? ZEROS;
    if (entry === null) return this.#break('unreadable', expected);
    if (entry.seq > expected) {
      this.#awaited = expected;
      return this.#break('deleted', expected);
    }
    if (entry.seq < expected) return this.#break('reordered', expected);
    if (hashOf(entry) !== entry.hash) return this.#break('edited', expected);
    if (entry.previous !== previous) return this.#break('unlinked', expected);
    if (expected === 0 && !(entry.action === 'audit.begin' && entry.entityId === centre))
      return this.#break('no-beginning', expected);
    this.#accept(entry);
    return undefined;
  }

  end(head) {
    if (this.broken !== null) return;
    if (this.entries !== head.entries || (this.head ?? ZEROS) !== head.headHash) this.#break('cut', this.entries);
    if (this.#backwards > 0)
      this.warnings.push(
        finding(
          'clock',
          this.#firstBackwards,
          `有 ${this.#backwards} 条的时间早于其前一条（时钟曾被拨回），第一处在第 ${this.#firstBackwards} 条。`,
          `${this.#backwards} entries are earlier than the entry before them (a clock was set back), the first is entry ${this.#firstBackwards}.`,
        ),
      );
  }

  #accept(entry) {
    if (this.#at !== null && entry.at < this.#at) {
      this.#backwards += 1;
      this.#firstBackwards ??= entry.seq;
    }
    if (this.#wanted.has(entry.seq)) this.hashes.set(entry.seq, entry.hash);
    if (entry.action === 'audit.acknowledge')
      this.acknowledged.push({ anchor: Number(entry.entityId), seq: entry.seq });
    this.#at = entry.at;
    this.head = entry.hash;
    this.entries += 1;
  }

  /** A missing entry that comes later was not deleted but moved. @param {Entry | null} entry */
  #afterBreak(entry) {
    if (this.#awaited === null || entry === null || entry.seq !== this.#awaited) return;
    const seq = this.#awaited;
    this.#awaited = null;
    this.#break('reordered', seq);
  }

  #break(kind, seq) {
    const [zh, en] = ENTRY_FAULTS[kind];
    this.broken = finding(kind, seq, `第 ${seq} 条${zh}。`, `Entry ${seq} ${en}.`);
  }
}

/**
 * @param {readonly (AnchorLine | null)[]} claims @param {Walk} walk @param {any} head @param {string} publicKey
 * @returns {{ broken: Finding | null, warnings: Finding[] }}
 */
function checkAnchors(claims, walk, head, publicKey) {
  const key = keyOf(publicKey);
  const isSound = (claim) =>
    claim !== null && claim.centre === head.centre && isSigned(claim, key) && walk.hashes.get(claim.seq) === claim.hash;
  const covered = claims.findLast(isSound)?.seq ?? -1;
  let excused = 0;
  /** @type {AnchorLine | null} */
  let before = null;
  let newer = 0;
  for (const [index, claim] of claims.entries()) {
    if (claim !== null && claim.seq > head.headSeq && claim.at > head.exportedAt) newer += 1;
    const fault = anchorFault(index, claim, before, { walk, head, key });
    if (fault !== null) {
      const about = claim === null ? 0 : fault.kind === 'anchor-unlinked' ? claim.number - 1 : claim.number;
      if (!walk.acknowledged.some(({ anchor, seq }) => anchor >= about && seq <= covered))
        return { broken: fault, warnings: [] };
      excused += 1;
    }
    before = claim ?? before;
  }
  const last = before?.number ?? 0;
  if (head.anchor !== null && last < head.anchor.number)
    return {
      broken: finding(
        'anchors-cut',
        null,
        `锚点文件只到第 ${last} 个，导出时已有 ${head.anchor.number} 个（锚点被截去）。`,
        `The anchor file ends at anchor ${last}; there were ${head.anchor.number} at the export (anchors cut off).`,
      ),
      warnings: [],
    };
  /** @type {Finding[]} */
  const warnings = [];
  if (excused > 0)
    warnings.push(
      finding(
        'acknowledged',
        null,
        `有 ${excused} 个锚点与链条不符，已由审计员在链条中确认（如从备份恢复）。`,
        `${excused} anchors disagree with the chain and were acknowledged in it by the auditor (such as after a restore).`,
      ),
    );
  if (newer > 0)
    warnings.push(
      finding(
        'newer-anchors',
        null,
        `有 ${newer} 个锚点晚于导出时间 ${timeOf(head.exportedAt)}，其见证的条目不在本文件中；请核对导出时间是否属实。`,
        `${newer} anchors are later than the export of ${timeOf(head.exportedAt)} and speak of entries it does not hold: make sure it was made then.`,
      ),
    );
  return { broken: null, warnings };
}

/**
 * @param {number} index @param {AnchorLine | null} claim @param {AnchorLine | null} before
 * @param {{ walk: Walk, head: any, key: import('node:crypto').KeyObject }} against
 * @returns {Finding | null}
 */
function anchorFault(index, claim, before, { walk, head: { centre, exportedAt }, key }) {
  const place = index + 1;
  if (claim === null)
    return finding(
      'anchor-unreadable',
      null,
      `锚点文件第 ${place} 行读不出来。`,
      `Line ${place} of the anchors cannot be read.`,
    );
  const { number, seq } = claim;
  if (claim.centre !== centre)
    return finding('anchor-forged', seq, `第 ${number} 个锚点属于另一中心。`, `Anchor ${number} is of another centre.`);
  if (!isSigned(claim, key))
    return finding(
      'anchor-forged',
      seq,
      `第 ${number} 个锚点的签名不对（伪造或被改）。`,
      `Anchor ${number} has a wrong signature (forged or edited).`,
    );
  const [expected, link] = before === null ? [1, ZEROS] : [before.number + 1, linkOf(before)];
  if (number !== expected || claim.previous !== link)
    return finding(
      'anchor-unlinked',
      seq,
      `第 ${number} 个锚点接不上前一个（有锚点被删或换）。`,
      `Anchor ${number} does not follow the one before it (anchors removed or replaced).`,
    );
  // After a break the chain was not read on: what lies beyond it cannot be held against an anchor.
  if (walk.broken !== null && seq >= walk.entries) return null;
  if (seq >= walk.entries && claim.at > exportedAt) return null;
  if (seq >= walk.entries)
    return finding(
      'cut-tail',
      walk.entries,
      `链条到第 ${walk.entries - 1} 条为止，第 ${number} 个锚点却见证过第 ${seq} 条：末尾被截断。`,
      `The chain ends at entry ${walk.entries - 1}, but anchor ${number} vouches for entry ${seq}: its tail was cut.`,
    );
  if (walk.hashes.get(seq) !== claim.hash)
    return finding(
      'rebuilt',
      seq,
      `第 ${seq} 条不是第 ${number} 个锚点见证过的那一条：链条被重做。`,
      `Entry ${seq} is not the one anchor ${number} vouches for: the chain was made anew.`,
    );
  return null;
}

function readHead(line) {
  const head = parse(line);
  if (head?.format !== 'patrol-audit-export')
    throw new Unanswerable('这不是审计日志的导出文件。 / This is no export of an audit log.');
  if (head.version !== 1)
    throw new Unanswerable(`导出版本 ${head.version} 未知。 / Version ${head.version} of the export is unknown.`);
  return { ...head, anchor: head.anchor ?? null };
}

function readEntry(line) {
  const entry = parse(line);
  const isText = (value) => typeof value === 'string';
  const isTextOrNull = (value) => value === null || isText(value);
  const isSound =
    Number.isSafeInteger(entry?.seq) &&
    Number.isSafeInteger(entry?.at) &&
    [entry?.action, entry?.entity, entry?.previous, entry?.hash].every(isText) &&
    [entry?.by, entry?.entityId, entry?.detail].every(isTextOrNull);
  return isSound ? entry : null;
}

function readAnchors(lines) {
  return lines.map((line) => {
    const anchor = parse(line);
    const isHex = (text, digits) => typeof text === 'string' && new RegExp(`^[0-9a-f]{${digits}}$`).test(text);
    const isSound =
      [anchor?.number, anchor?.seq, anchor?.at].every(Number.isSafeInteger) &&
      typeof anchor?.centre === 'string' &&
      isHex(anchor?.hash, 64) &&
      isHex(anchor?.previous, 64) &&
      isHex(anchor?.signature, 128);
    return isSound ? anchor : null;
  });
}

function hashOf({ seq, at, by, action, entity, entityId, detail, previous }) {
  const fields = [String(seq), String(at), by, action, entity, entityId, detail, previous];
  return createHash('sha256')
    .update(`patrol-audit-entry-1\n${netstrings(fields)}`, 'utf8')
    .digest('hex');
}

function linkOf(anchor) {
  return createHash('sha256')
    .update(`patrol-audit-anchor-link-1\n${anchorFields(anchor)}${netstrings([anchor.signature])}`, 'utf8')
    .digest('hex');
}

function isSigned(anchor, key) {
  const signed = Buffer.from(`patrol-audit-anchor-1\n${anchorFields(anchor)}`, 'utf8');
  return verifySignature(null, signed, key, Buffer.from(anchor.signature, 'hex'));
}

function anchorFields({ centre, number, seq, hash, at, previous }) {
  return netstrings([centre, String(number), String(seq), hash, String(at), previous]);
}

function netstrings(fields) {
  return fields.map((field) => (field === null ? '~,' : `${Buffer.byteLength(field, 'utf8')}:${field},`)).join('');
}

function timeOf(at) {
  return new Date(at).toISOString();
}

function keyOf(hex) {
  if (!/^[0-9a-f]{64}$/i.test(hex))
    throw new Unanswerable('公钥须为 64 位十六进制数字。 / A public key has 64 hexadecimal digits.');
  // RFC 8410: an Ed25519 public key in SPKI form.
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(hex, 'hex')]);
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function finding(kind, seq, zh, en) {
  return { kind, seq, zh, en };
}

async function* linesOf(file) {
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}

/** A last line without its end does not count. @param {string} file */
async function anchorLinesOf(file) {
  let text = '';
  for await (const chunk of createReadStream(file, 'utf8')) text += chunk;
  return text.split('\n').slice(0, -1);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { anchors: { type: 'string' }, 'public-key': { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Unanswerable(USAGE);
  const anchors = values.anchors === undefined ? null : await anchorLinesOf(values.anchors);
  const report = await verifyExport(linesOf(file), { anchors, publicKey: values['public-key'] ?? null });
  for (const { zh, en } of report.warnings) console.log(`注意 ${zh}\n  Warning: ${en}`);
  if (report.broken !== null) {
    console.log(`链条不完整：${report.broken.zh}\n  Broken: ${report.broken.en}`);
    return 1;
  }
  console.log(
    `链条完整：${report.entries} 条，锚点 ${report.anchors} 个，末条哈希 ${report.head}\n  Whole: ${report.entries} entries, ${report.anchors} anchors.`,
  );
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = await main();
  } catch (error) {
    // A wrong option or a file that is not there is as unanswerable as a file of another kind.
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
