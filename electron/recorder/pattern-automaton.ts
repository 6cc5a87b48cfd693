/** A state of the automaton: which pattern the input ends with a part of, and how long the part is. 0 = none. */
export type State = number;

export const noState: State = 0;

/** Finds many byte patterns at once (Aho-Corasick): the cost per byte does not depend on the number of patterns. */
export interface PatternAutomaton {
  /** Adds a pattern and invalidates all earlier states. Empty and known patterns are ignored. */
  add(pattern: Uint8Array): void;
  /** Removes all patterns. */
  clear(): void;
  readonly isEmpty: boolean;
  /** Incremented with every change, to detect invalid states. */
  readonly version: number;
  /** 1 for each byte that begins a pattern. Without a state, all other bytes can be skipped. */
  readonly starts: Uint8Array;
  next(state: State, byte: number): State;
  /** Length of the longest pattern that ends here; 0 when none does. */
  matchLength(state: State): number;
  /** Length of the longest tail of the input that further bytes could complete to a pattern. */
  openLength(state: State): number;
  /** All such tails, longest first, with the length of the shortest pattern that each can become. */
  openTails(state: State): Iterable<{ readonly length: number; readonly shortestPattern: number }>;
}

/** The trie. Node 0 is the root. A node is created after its parent, so parents have lower numbers. */
interface Trie {
  readonly edges: Map<number, number>;
  readonly parent: number[];
  readonly byteIn: number[];
  readonly depth: number[];
  /** Length of the pattern that ends in the node, or 0. */
  readonly ends: number[];
  readonly hasChildren: boolean[];
}

/** Derived from the trie after patterns were added. */
interface Links {
  /** The node of the longest proper suffix that is also in the trie. */
  readonly fail: Int32Array;
  readonly longestMatch: Int32Array;
  readonly open: Int32Array;
  readonly shortestPattern: Int32Array;
}

const edgeKey = (node: number, byte: number): number => node * 256 + byte;

const emptyTrie = (): Trie => ({
  ...{
    edges: new Map(),
    starts: new Uint8Array(256),
    parent: [0],
    byteIn: [0],
    depth: [0],
    ends: [0],
    hasChildren: [false],
  },
});

export const createPatternAutomaton = (): PatternAutomaton => {
  let trie = emptyTrie();
  let links: Links | null = null;
  let version = 0;
  const starts = new Uint8Array(256);
  const linked = (): Links => {
    links ??= link(trie);
    return links;
  };
  return {
    get isEmpty() {
      return trie.parent.length === 1;
    },
    get version() {
      return version;
    },
    add(pattern) {
      if (pattern.length === 0 || !insert(trie, pattern)) return;
      starts[pattern[0] ?? 0] = 1;
      links = null;
      version += 1;
    },
    starts,
    clear() {
      trie = emptyTrie();
      starts.fill(0);
      links = null;
      version += 1;
    },
    next: (state, byte) => follow(trie.edges, linked().fail, state, byte),
    matchLength: (state) => linked().longestMatch[state] ?? 0,
    openLength: (state) => linked().open[state] ?? 0,
    openTails: (state) => openTails(trie, linked(), state),
  };
};

/** False when the pattern is already in the trie. */
const insert = (trie: Trie, pattern: Uint8Array): boolean => {
  let node = 0;
  for (const byte of pattern) {
    let child = trie.edges.get(edgeKey(node, byte));
    if (child === undefined) {
      child = trie.parent.length;
      trie.edges.set(edgeKey(node, byte), child);
      trie.hasChildren[node] = true;
      trie.parent.push(node);
      trie.byteIn.push(byte);
      trie.depth.push((trie.depth[node] ?? 0) + 1);
      trie.ends.push(0);
      trie.hasChildren.push(false);
    }
    node = child;
  }
  const isNew = trie.ends[node] === 0;
  trie.ends[node] = pattern.length;
  return isNew;
};

const follow = (edges: Map<number, number>, fail: Int32Array, from: State, byte: number): State => {
  let state = from;
  for (;;) {
    const child = edges.get(edgeKey(state, byte));
    if (child !== undefined) return child;
    if (state === 0) return 0;
    state = fail[state] ?? 0;
  }
};

const link = (trie: Trie): Links => {
  const size = trie.parent.length;
  const fail = new Int32Array(size);
  const longestMatch = new Int32Array(size);
  const open = new Int32Array(size);
  const at = (list: readonly number[] | Int32Array, node: number): number => list[node] ?? 0;
  const byDepth = nodesByDepth(trie.depth);
  for (const node of byDepth) {
    const parent = at(trie.parent, node);
    const suffix = parent === 0 ? 0 : follow(trie.edges, fail, at(fail, parent), at(trie.byteIn, node));
    fail[node] = suffix;
    longestMatch[node] = at(trie.ends, node) || at(longestMatch, suffix);
    open[node] = trie.hasChildren[node] ? at(trie.depth, node) : at(open, suffix);
  }
  return { fail, longestMatch, open, shortestPattern: shortestPatterns(trie) };
};

/** All nodes but the root, in ascending depth. Sorted by counting: a comparison sort of 100 000 nodes takes longer than everything else. */
const nodesByDepth = (depth: readonly number[]): Int32Array => {
  const count: number[] = [];
  for (let node = 1; node < depth.length; node += 1) count[depth[node] ?? 0] = (count[depth[node] ?? 0] ?? 0) + 1;
  const next: number[] = [0];
  for (let at = 1; at <= count.length; at += 1) next[at] = (next[at - 1] ?? 0) + (count[at - 1] ?? 0);
  const sorted = new Int32Array(depth.length - 1);
  for (let node = 1; node < depth.length; node += 1) {
    const at = depth[node] ?? 0;
    const place = next[at] ?? 0;
    sorted[place] = node;
    next[at] = place + 1;
  }
  return sorted;
};

/** For each node, the length of the shortest pattern that contains it. */
const shortestPatterns = (trie: Trie): Int32Array => {
  const shortest = new Int32Array(trie.parent.length).fill(0x7fffffff);
  for (let node = trie.parent.length - 1; node > 0; node -= 1) {
    const end = trie.ends[node] || 0x7fffffff;
    const own = Math.min(shortest[node] ?? end, end);
    shortest[node] = own;
    const parent = trie.parent[node] ?? 0;
    shortest[parent] = Math.min(shortest[parent] ?? own, own);
  }
  return shortest;
};

function* openTails(
  trie: Trie,
  links: Links,
  state: State,
): Generator<{ readonly length: number; readonly shortestPattern: number }> {
  for (let node = state; node !== 0; node = links.fail[node] ?? 0) {
    if (!trie.hasChildren[node]) continue;
    yield { length: trie.depth[node] ?? 0, shortestPattern: links.shortestPattern[node] ?? 0 };
  }
}
