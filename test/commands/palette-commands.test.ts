import { expect, it } from 'vitest';
import { allCommands } from '../../electron/commands/index.ts';
import { actionNames, partNames } from '../../shared/words/palette-names.ts';

/** `AT+MPUB`, without a question or parameters. */
const headOf = (text: string): string => /^AT[+*]?[A-Z]*/.exec(text)?.[0] ?? text;

it('every AT command among the search words of the palette is declared', () => {
  const known = new Set(allCommands.map(({ name }) => headOf(name)));
  const named = [...Object.values(actionNames), ...Object.values(partNames)].flatMap(({ commands }) => commands);
  expect(named.filter((command) => !known.has(headOf(command)))).toEqual([]);
});
