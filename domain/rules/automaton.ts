/** A place where a word ends: `word` is its number in the list it was built from, `end` the UTF-16 unit after it. */
export interface Place {
  readonly word: number;
  readonly end: number;
}

/** Finds every word of a list in a text in one pass (Aho and Corasick 1975), overlapping ones included. */
export interface Automaton {
  search(text: string): readonly Place[];
}

const NONE = -1;

/** Builds the automaton; the same word may stand in the list several times and is then found as each of them. */
export function buildAutomaton(words: readonly string[]): Automaton {
  const trie = buildTrie(words);
  const { fail, report } = linkFailures(trie);
  const nowhere: readonly Place[] = [];
  return {
    search(text) {
      let places: Place[] | null = null;
      let node = 0;
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        let next = trie.step(node, unit);
        while (next === NONE && node !== 0) {
          node = fail[node] ?? 0;
          next = trie.step(node, unit);
        }
        node = next === NONE ? 0 : next;
        if (node === 0) continue;
        for (let at = report[node] ?? 0; at !== 0; at = report[fail[at] ?? 0] ?? 0) {
          places ??= [];
          for (const word of trie.wordsAt(at)) places.push({ word, end: index + 1 });
        }
      }
      return places ?? nowhere;
    },
  };
}

interface Trie {
  readonly size: number;
  /** Nodes in the order in which they were made: a parent stands before its children, but not breadth first. */
  readonly parents: readonly number[];
  readonly units: readonly number[];
  readonly depths: readonly number[];
  step(node: number, unit: number): number;
  wordsAt(node: number): readonly number[];
}

/** Steps from the root, which are nearly all, are one look into a table of all units; the others one look into a hash table. */
function buildTrie(words: readonly string[]): Trie {
  const root = new Int32Array(0x1_0000).fill(NONE);
  const capacity = words.reduce((sum, word) => sum + word.length, 1);
  const edges = new EdgeTable(capacity);
  const parents = [0];
  const units = [0];
  const depths = [0];
  const ends = new Map<number, number[]>();
  const step = (node: number, unit: number): number => (node === 0 ? (root[unit] ?? NONE) : edges.get(node, unit));
  words.forEach((word, number) => {
    let node = 0;
    for (let index = 0; index < word.length; index += 1) {
      const unit = word.charCodeAt(index);
      let next = step(node, unit);
      if (next === NONE) {
        next = parents.push(node) - 1;
        units.push(unit);
        depths.push(index + 1);
        if (node === 0) root[unit] = next;
        else edges.set(node, unit, next);
      }
      node = next;
    }
    if (node !== 0) ends.set(node, [...(ends.get(node) ?? []), number]);
  });
  const none: readonly number[] = [];
  return { size: parents.length, parents, units, depths, step, wordsAt: (node) => ends.get(node) ?? none };
}

/** fail: the longest proper ending of a node that is a node. report: the node itself or the nearest ending that is a word; 0 for none. */
function linkFailures(trie: Trie): { readonly fail: Int32Array; readonly report: Int32Array } {
  const fail = new Int32Array(trie.size);
  const report = new Int32Array(trie.size);
  const breadthFirst = Array.from({ length: trie.size - 1 }, (_, index) => index + 1).sort(
    (a, b) => (trie.depths[a] ?? 0) - (trie.depths[b] ?? 0),
  );
  for (const node of breadthFirst) {
    const unit = trie.units[node] ?? 0;
    const parent = trie.parents[node] ?? 0;
    let at = parent;
    let target = NONE;
    while (at !== 0 && target === NONE) {
      at = fail[at] ?? 0;
      target = trie.step(at, unit);
    }
    fail[node] = parent === 0 || target === NONE ? 0 : target;
    report[node] = trie.wordsAt(node).length > 0 ? node : (report[fail[node] ?? 0] ?? 0);
  }
  return { fail, report };
}

/** (node, unit) → node, in typed arrays with open addressing, at most half full. */
class EdgeTable {
  readonly #mask: number;
  readonly #nodes: Int32Array;
  readonly #units: Uint16Array;
  readonly #targets: Int32Array;

  constructor(edges: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(edges, 8) * 2));
    this.#mask = size - 1;
    this.#nodes = new Int32Array(size).fill(NONE);
    this.#units = new Uint16Array(size);
    this.#targets = new Int32Array(size);
  }

  get(node: number, unit: number): number {
    const slot = this.#slot(node, unit);
    return this.#nodes[slot] === NONE ? NONE : (this.#targets[slot] ?? NONE);
  }

  set(node: number, unit: number, target: number): void {
    const slot = this.#slot(node, unit);
    this.#nodes[slot] = node;
    this.#units[slot] = unit;
    this.#targets[slot] = target;
  }

  #slot(node: number, unit: number): number {
    let slot = (Math.imul(node, 0x9e37_79b1) ^ Math.imul(unit, 0x85eb_ca77)) & this.#mask;
    while (this.#nodes[slot] !== NONE && (this.#nodes[slot] !== node || this.#units[slot] !== unit)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }
}
