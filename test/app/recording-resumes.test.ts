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

it('a disk that takes a recording again is not said to refuse it, and the lines before count as recorded', async () => {
  const { bench, path } = await failing();
  bench.service.noteRecordingResumed(path, true);
  expect(bench.session().recording).toMatchObject({ failed: false, hasGap: false });
  expect(bench.session().recordedBefore).toBe(bench.traffic().length);
});

it('after something was given up the recording has a gap, and no mark is taken away, then or later', async () => {
  const { bench, path } = await failing();
  bench.service.noteRecordingResumed(path, false);
  expect(bench.session()).toMatchObject({ recording: { failed: false, hasGap: true }, recordedBefore: 0 });
  bench.failRecording();
  bench.service.noteRecordingResumed(path, true);
  expect(bench.session()).toMatchObject({ recording: { failed: false, hasGap: true }, recordedBefore: 0 });
});

it('what was said of the lines stays when the port is closed', async () => {
  const { bench, sessionId, path } = await failing();
  bench.service.noteRecordingResumed(path, true);
  const before = bench.session().recordedBefore;
  await bench.ask('session.close', { sessionId });
  expect(bench.session().recordedBefore).toBe(before);
});
