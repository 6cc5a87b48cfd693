import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { createNodePlatform } from '../../electron/host/node/node-platform.ts';
import { furtherPath } from '../../electron/recorder/recording-name.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';

/** A program that records numbers and prints each one after the recorder has flushed it. It runs until it is killed. */
const platform = createNodePlatform();
const path = process.argv[2] ?? '';
const opened = platform.openAppend(path);
if (!opened.ok) throw new Error(opened.error.code);
const recorder = createSessionRecorder({
  clock: createNodeClock(),
  file: opened.value,
  header: { app: '0', address: 'sim:', epoch: 1 },
  // A new file after a few lines, so that a kill often meets the change.
  ...(process.argv[3] === 'further' && {
    further: {
      limits: { sizeBytes: 500, ageMs: Number.POSITIVE_INFINITY },
      create: (number: number) => platform.openAppend(furtherPath(path, number), 'new'),
    },
  }),
});
let number = 0;
const step = (): void => {
  for (let count = 0; count < 20; count += 1) recorder.received(new TextEncoder().encode(`${number++}\r\n`));
  recorder.flush();
  process.stdout.write(`${number - 1}\n`, () => setImmediate(step));
};
step();
