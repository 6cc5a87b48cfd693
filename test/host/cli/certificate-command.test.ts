import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateFileLimitBytes } from '../../../shared/certificates/limits.ts';
import {
  articleText,
  bytesOf,
  opensslOutputs,
  version1Root,
  withDamagedSignature,
} from '../../certificates/fixtures.ts';
import { generate } from '../../certificates/generate.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;

beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

describe('certificate', () => {
  it('ends with 5 for a file that is damaged, and shows nevertheless what is in it', async () => {
    const file = bench.write('ca.crt', withDamagedSignature(articleText));
    const { exitCode, out, err } = await bench.run(['certificate', file]);
    expect(exitCode).toBe(5);
    expect(out).toContain('CN=IOT');
    expect(err).toMatch(/^The certificate .*ca\.crt is damaged.* \(certificate\/damaged\)\n$/);
    const json = await bench.run(['certificate', file, '--json']);
    expect(json.exitCode).toBe(5);
    expect(JSON.parse(json.out).certificates[0].findings).toContainEqual(
      expect.objectContaining({ code: 'damaged-signature' }),
    );
  });

  it('ends with 5 when only the second of a bundle is damaged', async () => {
    const file = bench.write('bundle.crt', `${articleText}\n${withDamagedSignature(articleText)}`);
    expect((await bench.run(['certificate', file])).exitCode).toBe(5);
  });

  it('looks into a bundle that is too large for a module, and says the limit', async () => {
    const { pem } = await generate();
    const copies = Math.ceil((3 * 1024 * 1024) / pem.length);
    const file = bench.write('bundle.crt', `${pem}\n`.repeat(copies));
    const { exitCode, out, err } = await bench.run(['certificate', file, '--json']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const shown = JSON.parse(out);
    expect(shown.certificates).toHaveLength(copies);
    expect(shown).toMatchObject({ fileLimitBytes: certificateFileLimitBytes });
    expect(shown.fileBytes).toBeGreaterThan(3 * 1024 * 1024);
    const small = bench.write('some.crt', `${pem}\n`.repeat(200));
    expect((await bench.run(['certificate', small])).out).toContain(`at most ${certificateFileLimitBytes} are taken`);
  });

  it('takes a self-signed root of version 1 as a CA', async () => {
    const { exitCode, out } = await bench.run(['certificate', bench.write('v1.crt', version1Root)]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^CA +yes$/m);
    expect(out).not.toContain('not a CA');
  });

  it.each([
    ['request', /certificate request \(CSR\)/, /证书签名请求/],
    ['pkcs7', /PKCS#7/, /PKCS#7/],
    ['trusted', /TRUSTED CERTIFICATE/, /TRUSTED CERTIFICATE/],
  ] as const)('names what is no certificate: %s', async (name, english, chinese) => {
    const file = bench.write('x.pem', opensslOutputs[name]);
    const { exitCode, err } = await bench.run(['certificate', file]);
    expect(exitCode).toBe(5);
    expect(err).toMatch(english);
    expect((await bench.run(['certificate', file, '--lang', 'zh'])).err).toMatch(chinese);
  });
});

describe('provision', () => {
  const profile = {
    version: 1,
    name: 'x',
    cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: 'abc', secret: 'canary-secret' },
    tls: { ca: 'ca.crt', check: 'server' },
    mqtt: { subscriptions: [], proof: null },
  };
  const provision = (...flags: readonly string[]) => {
    const file = bench.write('p.json', JSON.stringify(profile));
    return bench.run(['provision', '--port', 'tcp://127.0.0.1:1', '--profile', file, ...flags]);
  };

  it('says of a certificate that is too large for a module what the limit is', async () => {
    bench.write('ca.crt', bytesOf(`${articleText}\n`.repeat(50)));
    const { exitCode, err } = await provision();
    expect(exitCode).toBe(5);
    expect(err).toContain(`at most ${certificateFileLimitBytes} bytes`);
    expect(err).toContain('(certificate/too-large)');
  });

  it('takes a self-signed root of version 1', async () => {
    bench.write('ca.crt', version1Root);
    const { exitCode, out } = await provision('--dry-run', '--verbose');
    expect({ exitCode, out }).toMatchObject({ exitCode: 0, out: expect.stringContaining('AT+FSWRITE="ca.crt"') });
  });
});
