import { parentPort } from 'node:worker_threads';
import { indexStore } from './host/node/index-store.ts';
import { createNodeClock } from './host/node/node-clock.ts';
import { readPart } from './host/node/read-limited.ts';
import { createRecordingReader } from './recorder/recording-reader.ts';
import { answerRequest, type ReaderRequest } from './recorder/remote-reader.ts';
import { createCutDeriver } from './recordings/derive-cuts.ts';

/** A thread that reads recordings, so that long ones do not hold up the ports (host/node/thread-call.ts). */
const reader = createRecordingReader(readPart, createNodeClock().nowMs, indexStore, createCutDeriver);

parentPort?.on('message', async ({ id, request }: { readonly id: number; readonly request: ReaderRequest }) => {
  parentPort?.postMessage({ id, reply: await answerRequest(reader, request) });
});
