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

it('a recording contains why a watched connection was given up', async () => {
  const bench = createProvisionBench();
  await bench.provision();
  const ended = bench.session.keepOnline({
    ...{ plan: bench.plan, result: bench.result(), recover: () => true, signal: new AbortController().signal },
    onState: ({ kind }) => {
      if (kind === 'online') bench.clock.after(2_000, bench.upstream.dropAll);
    },
  });
  await expect(bench.clock.runUntil(ended)).resolves.toMatchObject({ code: 'mqtt/kicked' });
  await bench.session.close();
  const connection = eventsIn(bench.recording()).filter((event) => event.includes('"connection"'));
  expect(connection.at(-1)).toContain('mqtt/kicked');
});
