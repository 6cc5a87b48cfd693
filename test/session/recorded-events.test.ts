import { expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

const eventsIn = (recording: string): readonly string[] =>
  recording
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((line) => Array.isArray(line) && line[2] === 'e')
    .map((line) => JSON.stringify(line.slice(3)));

it('a recording contains its port, restarts of the module, and the end with its run', async () => {
  const bench = createProvisionBench({ faults: ['reset-on-connect'] });
  await bench.provision();
  await bench.session.close();
  const events = eventsIn(bench.recording());
  expect(events[0]).toContain('opened');
  expect(events[0]).toContain('sim:');
  expect(events.filter((event) => event.includes('"restarted"') && event.includes('RDY'))).not.toEqual([]);
  expect(events.at(-2)).toContain('closed');
  expect(events.at(-1)).toContain('summary');
});
