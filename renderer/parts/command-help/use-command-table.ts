import { useEffect, useState } from 'react';
import type { CommandTable } from '../../../shared/contract/commands.ts';
import type { Outcome } from '../../../shared/outcome.ts';

export type ReadCommands = () => Promise<Outcome<CommandTable>>;

/** What was read, as long as the function is the same: it changes with the module. */
const tables = new WeakMap<ReadCommands, CommandTable>();

/** `null` until the program has answered. */
export const useCommandTable = (read: ReadCommands): CommandTable | null => {
  const [, setCount] = useState(0);
  useEffect(() => {
    if (tables.has(read)) return;
    void read().then((answer) => {
      if (!answer.ok) return;
      tables.set(read, answer.value);
      setCount((count) => count + 1);
    });
  }, [read]);
  return tables.get(read) ?? null;
};
