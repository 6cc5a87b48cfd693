import { z } from 'zod';
import { historyLimit } from '../../shared/at/command-history.ts';
import { mayBeKept } from '../../shared/at/kept-lines.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import { createGatheredWrite } from './gathered-write.ts';
import { jsonBytes, readJsonFile } from './json-file.ts';

/** What was typed to one module or port, the newest last. */
export interface KeptHistory {
  /** `imei:…` or `port:…`. */
  readonly key: string;
  readonly lines: readonly string[];
}

export interface HistoryStore {
  /** The histories that can be read. A file that cannot be read is an empty history: nothing else depends on it. */
  load(): Promise<readonly KeptHistory[]>;
  save(histories: readonly KeptHistory[]): Promise<Outcome<void>>;
  /** Writes what waits at once; for the end of the program. */
  flush(): Promise<void>;
}

/** The one that was used longest ago is dropped. */
const mostHistories = 64;
const mostCharacters = 20_000;
const limitBytes = 8 * 1024 * 1024;

const fileSchema = z.object({
  version: z.literal(1),
  histories: z.array(z.object({ key: z.string().max(500), lines: z.array(z.string()) })),
});

/** The newest lines, within the limits of the file. */
export const boundedHistory = (lines: readonly string[]): readonly string[] => {
  let characters = 0;
  return lines
    .slice(-historyLimit)
    .reverse()
    .filter((line) => {
      characters += line.length;
      return characters <= mostCharacters;
    })
    .reverse();
};

/** The file may have been edited: its lines are judged like typed ones. */
const historiesOf = (value: unknown): readonly KeptHistory[] => {
  const file = fileSchema.safeParse(value);
  if (!file.success) return [];
  return file.data.histories
    .slice(-mostHistories)
    .map(({ key, lines }) => ({ key, lines: boundedHistory(lines.filter(mayBeKept)) }));
};

export const openHistoryStore = (platform: Platform, clock: Clock): HistoryStore => {
  const path = platform.join(platform.dataFolder, 'command-history.json');
  const write = createGatheredWrite(clock, (histories: readonly KeptHistory[]) =>
    platform.writeFile(path, jsonBytes({ version: 1, histories: histories.slice(-mostHistories) })),
  );
  return {
    load: async () => {
      const file = await readJsonFile(platform, path, limitBytes);
      return file.ok && file.value.kind === 'read' ? historiesOf(file.value.value) : [];
    },
    save: write.ask,
    flush: write.flush,
  };
};
