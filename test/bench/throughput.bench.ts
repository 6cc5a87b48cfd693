import { bench, describe } from 'vitest';
import { initialEngineState } from '../../electron/at/engine-state.ts';
import { step } from '../../electron/at/step.ts';
import { defaultTimings } from '../../electron/at/timings.ts';
import { recogniseUrc } from '../../electron/commands/index.ts';
import { append, emptyFramer, takePiece } from '../../electron/framer/framer.ts';
import { noHints } from '../../electron/framer/piece.ts';
import { createMasker } from '../../electron/recorder/masking.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { done } from '../../shared/outcome.ts';

/** 1 MB of typical module output, in reads of 4095 bytes as from the serial binding (docs/architecture.md §8). */
const lines = '\r\n+CSQ: 20,99\r\n\r\nOK\r\n\r\n+CGEV: ME PDN ACT 1\r\n+MSUB: "a/b",9 byte,SSSSddddd\r\n';
const megabyte = new TextEncoder().encode(lines.repeat(Math.ceil(1_000_000 / lines.length)).slice(0, 1_000_000));
const chunks = Array.from({ length: Math.ceil(megabyte.length / 4095) }, (_, index) =>
  megabyte.subarray(index * 4095, index * 4095 + 4095),
);

describe('1 MB from the module (3 Mbaud carry 0.3 MB per second)', () => {
  bench('framer', () => {
    let state = emptyFramer;
    for (const chunk of chunks) {
      state = append(state, chunk);
      for (let cut = takePiece(state, noHints); cut; cut = takePiece(state, noHints)) state = cut.state;
    }
  });

  bench('engine', () => {
    const environment = { timings: defaultTimings, recogniseUrc };
    let state = initialEngineState;
    for (const bytes of chunks) state = step(state, { kind: 'bytes', atMs: 0, bytes }, environment).state;
  });

  bench('masker with ten secrets', () => {
    const masker = createMasker();
    for (let index = 0; index < 10; index += 1) masker.register(`secret-number-${index}-4aa2c87b6696ee37ce83`);
    for (const chunk of chunks) masker.push(chunk);
    masker.flush();
  });

  bench('recorder with ten secrets', () => {
    const clock = { nowMs: () => 0, wallMs: () => 0, after: () => () => undefined };
    const file = { path: '', append: () => done, flush: async () => done, close: () => undefined };
    const recorder = createSessionRecorder({ clock, file, header: { app: '0', address: 'sim:', epoch: 1 } });
    for (let index = 0; index < 10; index += 1) recorder.registerSecret(`secret-number-${index}-4aa2c87b6696ee37ce83`);
    for (const chunk of chunks) recorder.received(chunk);
    recorder.close();
  });
});
