import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { dayMs, keyPemAs, makeCertificate, type TestCertificate } from '../support/certificates.ts';
import { type MosquittoBench, messageOn, startMosquittoBench } from '../support/mosquitto-bench.ts';
import { haveTools } from '../support/required-tools.ts';
import type { CliRun } from '../support/run-cli.ts';

const validity = { fromMs: Date.now() - dayMs, toMs: Date.now() + 365 * dayMs };
const make = (subject: string, more: { ca?: boolean; issuer?: TestCertificate }): Promise<TestCertificate> =>
  makeCertificate({ subject, key: 'rsa', ...validity, ...more });

describe.skipIf(!haveTools('mosquitto', 'mosquitto_passwd', 'socat'))(
  'provisioning against a mosquitto that requires a client certificate',
  () => {
    let bench: MosquittoBench;
    let fleet: TestCertificate;
    let device: TestCertificate;

    beforeAll(async () => {
      fleet = await make('CN=Fleet CA', { ca: true });
      device = await make('CN=module-1', { issuer: fleet });
      bench = await startMosquittoBench({ clientCaPem: fleet.pem });
    });
    afterAll(() => bench.close());
    beforeEach(() => rmSync(bench.path('session.jsonl'), { force: true }));

    const provision = (certificatePem: string, keyPem: string, ...flags: readonly string[]): Promise<CliRun> => {
      bench.write('device.crt', certificatePem);
      bench.write('device.key', keyPem);
      return bench.provision({ tls: { check: 'mutual', clientCert: 'device.crt', clientKey: 'device.key' } }, ...flags);
    };

    const recorded = (kind: 'received' | 'sent'): string =>
      Buffer.concat(
        [...readRecording(readFileSync(bench.path('session.jsonl')))].flatMap((entry) =>
          entry.kind === kind ? [entry.bytes] : [],
        ),
      ).toString('latin1');

    /** No line of the key is on the screen, in the report, or in the recording of either direction. */
    const keyStaysSecret = (run: CliRun, keyPem: string): void => {
      const report = readFileSync(bench.path('report.json'), 'utf8');
      const left = [run.out, run.err, report, recorded('sent'), recorded('received')].join('\n');
      for (const line of keyPem.trim().split('\n').slice(1, -1)) expect(left).not.toContain(line);
    };

    it.each([
      ['PKCS 8', (certificate: TestCertificate) => certificate.keyPem, 'BEGIN PRIVATE KEY'],
      ['PKCS 1', (certificate: TestCertificate) => keyPemAs(certificate, 'pkcs1'), 'BEGIN RSA PRIVATE KEY'],
    ])('certificate and %s key: done, the module uses them, the key stays secret', async (_name, keyOf, label) => {
      const keyPem = keyOf(device);
      expect(keyPem).toContain(label);
      const client = await bench.connectClient({ cert: device.pem, key: device.keyPem });
      await client.subscribeAsync('greenhouse/#', { qos: 1 });
      const seen = messageOn(client, 'greenhouse/1/up');
      const run = await provision(device.pem, keyPem, '--verbose');
      expect(run).toMatchObject({ exitCode: 0, err: '' });
      expect((await seen).toString()).toBe('{"temperature":21.5}');
      await client.endAsync();
      expect(recorded('sent')).toContain('AT+SSLCFG="seclevel",88,2\r');
      keyStaysSecret(run, keyPem);
    });

    it('without a certificate: the broker ends the handshake, and the module reports it', async () => {
      const run = await bench.provision({ tls: { check: 'server' } });
      expect(run).toMatchObject({ exitCode: 6, err: expect.stringMatching(/\(connect\/(?:failed|closed)\)\n$/) });
      expect(recorded('received')).toMatch(/\r\nCONNECT FAIL\r\n|\r\nCLOSED\r\n/);
    });

    it('a certificate of another CA: refused by the broker', async () => {
      const stranger = await make('CN=Fleet CA', { ca: true });
      const foreign = await make('CN=module-1', { issuer: stranger });
      const run = await provision(foreign.pem, foreign.keyPem);
      expect(run).toMatchObject({ exitCode: 6, err: expect.stringMatching(/\(connect\/(?:failed|closed)\)\n$/) });
      expect(run.err).toMatch(/client certificate/);
    });

    describe('files that cannot work are found before anything is sent to the module', () => {
      it.each<[string, () => Promise<readonly [string, string]>, RegExp]>([
        [
          'a key of another certificate',
          async () => [device.pem, (await make('CN=module-2', { issuer: fleet })).keyPem],
          /does not belong to the client certificate.*\(certificate\/key-mismatch\)\n$/,
        ],
        [
          'an encrypted key',
          async () => [device.pem, keyPemAs(device, 'encrypted')],
          /protected by a password.*\(certificate\/key-encrypted\)\n$/,
        ],
        [
          'a CA with its own key instead of the client certificate',
          async () => {
            const authority = await make('CN=Intermediate CA', { ca: true, issuer: fleet });
            return [authority.pem, authority.keyPem];
          },
          /\(certificate\/is-a-ca\)\n$/,
        ],
        [
          "the root CA of the broker with the device's key",
          async () => [bench.ca.pem, device.keyPem],
          /\(certificate\/(?:is-a-ca|key-mismatch)\)\n$/,
        ],
        ['key and certificate exchanged', async () => [device.keyPem, device.pem], /\(certificate\/is-a-key\)\n$/],
      ])('%s', async (_name, files, sentence) => {
        const [certificatePem, keyPem] = await files();
        const run = await provision(certificatePem, keyPem);
        expect(run).toMatchObject({ exitCode: 5, err: expect.stringMatching(sentence) });
        expect(run.err.trim().split('\n')).toHaveLength(1);
        expect(recorded('sent')).not.toContain('AT+FS');
      });
    });
  },
);
