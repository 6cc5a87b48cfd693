import { describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile } from './memory-file.ts';
import { canaries, concat, contains, encodingsOf } from './secret-values.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Records traffic with `form` in both directions, in chunks cut at `cut`, with events in between. Returns the file. */
const record = (value: string, form: Uint8Array, cut: number): Uint8Array => {
  const file = createMemoryFile();
  const header = { app: '0', address: 'sim:', epoch: 1 };
  const recorder = createSessionRecorder({ clock: new VirtualClock(), file, header });
  recorder.registerSecret(value);
  const line = concat(bytesOf('AT+MCONFIG="'), form, bytesOf('"\r\n'));
  recorder.sent(line.subarray(0, cut));
  recorder.received(line.subarray(0, cut));
  recorder.event('command', { line: Buffer.from(line).toString('latin1') });
  recorder.sent(line.subarray(cut));
  recorder.received(line.subarray(cut));
  recorder.close();
  return file.content();
};

describe.each(Object.entries(canaries))('a test secret %s', (_, value) => {
  it.each(Object.entries(encodingsOf(value)))(
    'is not in the file in any form when it is sent, echoed and in facts as %s, for any chunking',
    (_name, form) => {
      for (let cut = 0; cut < form.length + 16; cut += 1) {
        const content = record(value, form, cut);
        const entries = Array.from(readRecording(content));
        const bytes = entries.flatMap((entry) => ('bytes' in entry ? [entry] : []));
        const sent = concat(...bytes.filter((entry) => entry.kind === 'sent').map((entry) => entry.bytes));
        const received = concat(...bytes.filter((entry) => entry.kind === 'received').map((entry) => entry.bytes));
        expect(Buffer.from(sent).toString('latin1')).toBe(`AT+MCONFIG="${'*'.repeat(form.length)}"\r\n`);
        expect(received).toEqual(sent);
        for (const encoding of Object.values(encodingsOf(value))) expect(contains(content, encoding)).toBe(false);
      }
    },
  );
});
