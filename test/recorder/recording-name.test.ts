import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordingName } from '../../electron/recorder/recording-name.ts';

const startedAtMs = Date.UTC(2026, 10, 23, 6, 0, 0, 7);

it.each([
  ['/dev/ttyUSB2', '20261123T060000.007Z-dev-ttyUSB2.jsonl'],
  ['COM3', '20261123T060000.007Z-COM3.jsonl'],
  ['\\\\.\\COM12', '20261123T060000.007Z-COM12.jsonl'],
  ['tcp://127.0.0.1:5000', '20261123T060000.007Z-tcp-127.0.0.1-5000.jsonl'],
  ['sim:', '20261123T060000.007Z-sim.jsonl'],
  ['../../etc/passwd', '20261123T060000.007Z-etc-passwd.jsonl'],
  ['x'.repeat(300), `20261123T060000.007Z-${'x'.repeat(60)}.jsonl`],
  ['串口', '20261123T060000.007Z-session.jsonl'],
  ['', '20261123T060000.007Z-session.jsonl'],
])('the recording of %j is named %s', (address, name) => {
  expect(recordingName(startedAtMs, address)).toBe(name);
});

it('is a valid and short file name on every platform', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aZ0._-/\\:串 '), maxLength: 300 }), (address) => {
      const name = recordingName(startedAtMs, address);
      expect(name).toMatch(/^\d{8}T\d{6}\.\d{3}Z-[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?\.jsonl$/);
      expect(name.length).toBeLessThan(100);
    }),
  );
});
