import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { listRecordings } from '../../../electron/app/services/recordings/list-recordings.ts';
import { createViewStore } from '../../../electron/app/view-store.ts';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { createNodePlatform } from '../../../electron/host/node/node-platform.ts';
import { recordingName } from '../../../electron/recorder/recording-name.ts';
import { recordedSetup } from '../../support/recorded-setup.ts';
import { recordingsServiceOf } from '../../support/recordings-service.ts';
import { sampleView } from '../../support/sample-view.ts';
import { printTable } from '../figures.ts';

const recordings = 1_000;

describe('a long list of recordings', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'list-'));
  beforeAll(async () => {
    const { content } = await recordedSetup();
    const folder = join(dataFolder, 'recordings');
    mkdirSync(folder);
    const remarks = { title: 'Greenhouse 12', note: '', tags: ['field'], isPinned: false };
    for (let number = 0; number < recordings; number += 1) {
      const path = join(folder, recordingName(Date.UTC(2026, 0, 1) + number * 60_000, 'COM7'));
      writeFileSync(path, content);
      if (number % 4 === 0) {
        writeFileSync(path.replace('.jsonl', '.notes.json'), JSON.stringify({ version: 1, marks: [], remarks }));
      }
    }
  }, 600_000);
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

  const timed = async (action: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await action();
    return performance.now() - start;
  };

  it('is read', { timeout: 600_000 }, async () => {
    const platform = createNodePlatform({ dataFolder });
    const viewStore = createViewStore(sampleView());
    const service = recordingsServiceOf({
      ...{ viewStore, platform, clock: createNodeClock() },
      onBug: (bug) => {
        throw bug;
      },
    });
    const figures = {
      first: await timed(() => service.refresh()),
      again: await timed(() => service.refresh()),
      commandLine: await timed(() => listRecordings(platform)),
    };
    const count = viewStore.view().recordings.length;
    if (count !== recordings) throw new Error(`${count} recordings are in the list`);
    printTable({
      title: `a list of ${recordings} recordings`,
      columns: ['ms'],
      rows: [
        { name: 'window, for the first time', figures: [figures.first] },
        { name: 'window, with kept summaries', figures: [figures.again] },
        { name: 'command line', figures: [figures.commandLine] },
      ],
    });
  });
});
