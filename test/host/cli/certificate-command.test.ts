import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateFileLimitBytes } from '../../../shared/certificates/limits.ts';
import { certificateOutputSchema } from '../../../shared/cli-output.ts';
import { fail, ok } from '../../../shared/outcome.ts';
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
  it('ends with 5 for a damaged file, and still shows its content', async () => {
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

  it('shows a bundle that is too large for a module, and prints the limit', async () => {
    const { pem } = await generate();
    const copies = Math.ceil((4 * certificateFileLimitBytes) / pem.length);
    const file = bench.write('bundle.crt', `${pem}\n`.repeat(copies));
    const { exitCode, out, err } = await bench.run(['certificate', file, '--json']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const shown = JSON.parse(out);
    expect(shown.certificates).toHaveLength(copies);
    expect(shown).toMatchObject({ fileLimitBytes: certificateFileLimitBytes });
    expect(shown.fileBytes).toBeGreaterThan(4 * certificateFileLimitBytes);
    const small = bench.write('some.crt', `${pem}\n`.repeat(200));
    expect((await bench.run(['certificate', small])).out).toContain(
      `at most ${certificateFileLimitBytes} are accepted`,
    );
  });

  /** A file that is generated while it is read: `units` times the same 64 KiB, each with one certificate between other text. */
  const hugeFile = (pem: string, units: number, last = '') => {
    const unit = Buffer.from(pem.padEnd(64 * 1024, `${'# nothing to see here '.repeat(40)}\n`));
    unit[unit.length - 1] = 0x0a;
    const end = Buffer.from(last);
    const sizeBytes = units * unit.length + end.length;
    const asked: number[] = [];
    const readPart = async (_path: string, offset: number, limitBytes: number) => {
      asked.push(limitBytes);
      const [from, at] =
        offset < units * unit.length ? [unit, offset % unit.length] : [end, offset - units * unit.length];
      return ok(Uint8Array.from(from.subarray(at, at + limitBytes)));
    };
    const readFile = async (path: string, limitBytes: number) =>
      fail('file/unreadable', { path, cause: 'too-large', sizeBytes, limitBytes });
    return { platform: { ...bench.platform, readPart, readFile }, sizeBytes, asked };
  };
  const inspect = async (huge: ReturnType<typeof hugeFile>, ...flags: readonly string[]) => {
    const written: string[] = [];
    const run = await bench.run(['certificate', 'huge.crt', ...flags], {
      createPlatform: () => huge.platform,
      out: { write: (text) => void written.push(text), isTerminal: false },
    });
    return { ...run, written };
  };

  it('shows a bundle of 200 MiB with only one part of it in memory', async () => {
    const { pem } = await generate();
    const huge = hugeFile(`${pem}\n`, 3_200);
    expect(huge.sizeBytes).toBe(200 * 1024 * 1024);
    const { exitCode, err, written } = await inspect(huge, '--json');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(Math.max(...huge.asked)).toBeLessThanOrEqual(1024 * 1024);
    expect(Math.max(...written.map((text) => text.length))).toBeLessThan(16 * 1024);
    const shown = JSON.parse(written.join(''));
    expect(written.join('')).toBe(`${JSON.stringify(shown, null, 2)}\n`);
    expect(certificateOutputSchema.parse(shown)).toMatchObject({ ok: true, exitCode: 0, fileBytes: huge.sizeBytes });
    expect(shown.certificates).toHaveLength(3_200);
    const whole = Array.from({ length: 3_200 }, () => pem.trim()).join('\n');
    expect(shown).toMatchObject({ bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') });
  });

  it('prints the same text for it as for a small one', async () => {
    const { pem } = await generate();
    const { exitCode, written } = await inspect(hugeFile(`${pem}\n`, 1_100));
    const text = written.join('');
    expect(exitCode).toBe(0);
    expect(text).toContain(`at most ${certificateFileLimitBytes} are accepted`);
    expect(text.split('CN=Test CA')).toHaveLength(2 * 1_100 + 1);
    expect(Math.max(...written.map((piece) => piece.length))).toBeLessThan(16 * 1024);
  });

  it('shows nothing of a bundle whose last part is damaged', async () => {
    const { pem } = await generate();
    const huge = hugeFile(`${pem}\n`, 1_100, '-----BEGIN CERTIFICATE-----\nAAAA\n');
    const { exitCode, err, written } = await inspect(huge);
    expect({ exitCode, written }).toEqual({ exitCode: 5, written: [] });
    expect(err).toMatch(/huge\.crt.*the END line is missing.*\(certificate\/unreadable\)\n$/);
  });

  it('waits for a slow reader', async () => {
    const { pem } = await generate();
    const huge = hugeFile(`${pem}\n`, 100);
    let waiting = 0;
    let most = 0;
    const run = await bench.run(['certificate', 'huge.crt'], {
      createPlatform: () => huge.platform,
      out: {
        // As much output as the certificates of one megabyte of text.
        write: () => {
          waiting += 512 * 1024;
          most = Math.max(most, waiting);
        },
        isTerminal: false,
        bufferedBytes: () => waiting,
        settled: async () => {
          waiting = 0;
        },
      },
    });
    expect(run.exitCode).toBe(0);
    expect(most).toBeLessThan(10 * 1024 * 1024);
  });

  it('reports that a file was changed while it was read', async () => {
    const first = hugeFile(`${(await generate()).pem}\n`, 2);
    const second = hugeFile(`${(await generate()).pem}\n`, 2);
    let reads = 0;
    const platform = {
      ...first.platform,
      readPart: (path: string, offset: number, limitBytes: number) => {
        if (offset === 0) reads += 1;
        return (reads > 1 ? second : first).platform.readPart(path, offset, limitBytes);
      },
    };
    const { exitCode, err, written } = await inspect({ ...first, platform }, '--json');
    expect(exitCode).toBe(9);
    expect(err).toMatch(/changed while it was read.*\(file\/unreadable\)\n$/);
    expect(certificateOutputSchema.parse(JSON.parse(written.join('')))).toMatchObject({ ok: false, exitCode: 9 });
  });

  it('accepts a self-signed root of version 1 as a CA', async () => {
    const { exitCode, out } = await bench.run(['certificate', bench.write('v1.crt', version1Root)]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^CA +yes$/m);
    expect(out).not.toContain('not a CA');
  });

  it.each([
    ['request', /certificate request \(CSR\)/, /证书签名请求/],
    ['pkcs7', /PKCS#7/, /PKCS#7/],
    ['trusted', /TRUSTED CERTIFICATE/, /TRUSTED CERTIFICATE/],
  ] as const)('names the content that is not a certificate: %s', async (name, english, chinese) => {
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

  it('prints the limit for a certificate that is too large for a module', async () => {
    bench.write('ca.crt', bytesOf(`${articleText}\n`.repeat(50)));
    const { exitCode, err } = await provision();
    expect(exitCode).toBe(5);
    expect(err).toContain(`at most ${certificateFileLimitBytes} bytes`);
    expect(err).toContain('(certificate/too-large)');
  });

  it('accepts a self-signed root of version 1', async () => {
    bench.write('ca.crt', version1Root);
    const { exitCode, out } = await provision('--dry-run', '--verbose');
    expect({ exitCode, out }).toMatchObject({ exitCode: 0, out: expect.stringContaining('AT+FSWRITE="ca.crt"') });
  });
});
