import type { SourceFile } from './source-tree.ts';

/** Actions that a workflow takes by a name which may point elsewhere tomorrow, one line each. With the commit stands the version, for people and for the bot. */
export const loosePins = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const [, action = ''] = /^\s*(?:-\s+)?uses:\s*(.+?)\s*$/.exec(line) ?? [];
      if (action === '' || action.startsWith('./')) return [];
      return /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)
        ? []
        : [`${path}:${index + 1}: ${action}: name the commit, and its version behind it`];
    }),
  );
