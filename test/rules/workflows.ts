import type { SourceFile } from './source-tree.ts';

/** Actions that are not pinned to a commit, one line each. The comment after the commit has the version, for readers and for the update bot. */
export const unpinnedActions = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const [, action = ''] = /^\s*(?:-\s+)?uses:\s*(.+?)\s*$/.exec(line) ?? [];
      if (action === '' || action.startsWith('./')) return [];
      return /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)
        ? []
        : [`${path}:${index + 1}: ${action}: pin it to a commit, with the version in a comment`];
    }),
  );
