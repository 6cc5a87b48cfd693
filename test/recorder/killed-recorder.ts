import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { createNodePlatform } from '../../electron/host/node/node-platform.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';

/** A program that records numbers and prints each one after the recorder has flushed it. It runs until it is killed. */
const opened = createNodePlatform().openAppend(process.argv[2] ?? '');
if (!opened.ok) throw new Error(opened.error.code);
const recorder = createSessionRecorder({
  clock: createNodeClock(),
  file: opened.value,
  header: { app: '0', address: 'sim:', epoch: 1 },
});
let number = 0;
const step = (): void => {
  for (let count = 0; count < 20; count += 1) recorder.received(new TextEncoder().encode(`${number++}\r\n`));
  recorder.flush();
  process.stdout.write(`${number - 1}\n`, () => setImmediate(step));
};
step();
