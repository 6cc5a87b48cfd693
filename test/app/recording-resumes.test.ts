import { expect, it } from 'vitest';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

const failing = async () => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  await bench.ask('terminal.send', { sessionId, line: 'AT' });
  bench.failRecording();
  expect(bench.session().recording).toMatchObject({ failed: true });
  return { bench, sessionId, path: bench.recordingPath() };
};

it('a recording that can be written again is shown as such, and the earlier lines count as recorded', async () => {
  const { bench, path } = await failing();
  bench.service.noteRecordingResumed(path, true);
  expect(bench.session().recording).toMatchObject({ failed: false, hasGap: false });
  expect(bench.session().recordedBefore).toBe(bench.traffic().length);
});

it('after dropped entries the recording has a gap, and the marks of the lines stay', async () => {
  const { bench, path } = await failing();
  bench.service.noteRecordingResumed(path, false);
  expect(bench.session()).toMatchObject({ recording: { failed: false, hasGap: true }, recordedBefore: 0 });
  bench.failRecording();
  bench.service.noteRecordingResumed(path, true);
  expect(bench.session()).toMatchObject({ recording: { failed: false, hasGap: true }, recordedBefore: 0 });
});

it('the marks of the lines stay when the port is closed', async () => {
  const { bench, sessionId, path } = await failing();
  bench.service.noteRecordingResumed(path, true);
  const before = bench.session().recordedBefore;
  await bench.ask('session.close', { sessionId });
  expect(bench.session().recordedBefore).toBe(before);
});
