import { targetOf } from './import-rules.ts';
import { scanImports } from './import-scanner.ts';
import type { SourceFile } from './source-tree.ts';

/** Every group of files that import each other, type imports included. */
export const findCycles = (files: readonly SourceFile[]): readonly (readonly string[])[] => {
  const graph = new Map(
    files.map(({ path, text }) => [
      path,
      scanImports(text).flatMap(({ specifier }) => targetOf(path, specifier ?? '') ?? []),
    ]),
  );
  return groups(graph);
};

type Graph = ReadonlyMap<string, readonly string[]>;

const reaches = (graph: Graph, from: string, goal: string): boolean => {
  const seen = new Set<string>();
  const waiting = [...(graph.get(from) ?? [])];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path === goal) return true;
    if (seen.has(path)) continue;
    seen.add(path);
    waiting.push(...(graph.get(path) ?? []));
  }
  return false;
};

/** Two files are in one group if each reaches the other. */
const groups = (graph: Graph): readonly (readonly string[])[] => {
  const left = new Set([...graph.keys()].filter((path) => reaches(graph, path, path)));
  const found: string[][] = [];
  for (const path of left) {
    const group = [...left].filter(
      (other) => other === path || (reaches(graph, path, other) && reaches(graph, other, path)),
    );
    for (const member of group) left.delete(member);
    found.push(group.sort());
  }
  return found;
};
