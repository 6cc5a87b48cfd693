import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateSteps } from '../../electron/procedures/certificate-steps.ts';
import type { PlannedFile } from '../../electron/procedures/plan.ts';
import { planOf, validCa } from '../support/provision-bench.ts';
import { runAlone } from './step-bench.ts';

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const ca: PlannedFile = { role: 'ca', fileOnModule: 'server.crt', content: validCa };
const key: PlannedFile = { role: 'clientKey', fileOnModule: 'client.key', content: Buffer.from(privateKey) };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const run = (files: readonly PlannedFile[], steps: number, answers: Readonly<Record<string, string>> = {}) =>
  runAlone({ steps: certificateSteps(files).slice(0, steps), plan: { ...planOf({}), files }, answers });

describe('a file of the profile', () => {
  it('is reported with its name, size and hash, and nothing is sent for it', async () => {
    const { records, sent, findings } = await run([ca, key], 2);
    const keyBytes = findings.uploads.get('clientKey')?.bytes ?? new Uint8Array();
    expect(records.map(({ about }) => about)).toEqual([
      { file: 'server.crt', bytes: validCa.length, sha256: sha256(validCa) },
      { file: 'client.key', bytes: keyBytes.length, sha256: sha256(keyBytes) },
    ]);
    expect(sent).toEqual([]);
  });

  it('is registered as a secret, as sent to the module, if it is a key and not if it is a certificate', async () => {
    const { secrets, findings } = await run([ca, key], 2);
    const texts = secrets.map((secret) => Buffer.from(secret).toString());
    expect(texts.filter((text) => text.includes('PRIVATE KEY'))).toContain(
      Buffer.from(findings.uploads.get('clientKey')?.bytes ?? []).toString(),
    );
    expect(texts.filter((text) => text.includes('CERTIFICATE'))).toEqual([]);
  });
});

describe('the space for a file', () => {
  /** The module has a file of size `old` (`null`: none) and `freeBytes` of free space. */
  const space = (old: number | null, freeBytes: number) =>
    run([ca], 2, {
      'AT+FSFLSIZE': old === null ? '+CME ERROR: 62' : `+FSFLSIZE: ${old}\r\n\r\nOK`,
      'AT+FSMEM': `+FSMEM: ${freeBytes} bytes\r\n\r\nOK`,
    });
  /** The size of the file plus 1 kB. */
  const needed = validCa.length + 1_024;

  it.each([
    ['that is just sufficient', null, needed],
    ['that is just sufficient after the old file is deleted', 700, needed - 700],
  ])('%s is accepted', async (_name, old, freeBytes) => {
    await expect(space(old, freeBytes)).resolves.toMatchObject({ failure: null });
  });

  it.each([
    ['is one byte too small', null, needed - 1],
    ['is one byte too small even after the old file is deleted', 700, needed - 701],
  ])('that %s is reported with both sizes', async (_name, old, freeBytes) => {
    const { failure, sent } = await space(old, freeBytes);
    expect(failure).toMatchObject({
      code: 'certificate/no-space',
      facts: { file: 'server.crt', expected: needed, found: freeBytes },
      evidence: [`+FSMEM: ${freeBytes} bytes`],
    });
    expect(sent.filter((line) => /FSDEL|FSCREATE|FSWRITE/.test(line))).toEqual([]);
  });
});
