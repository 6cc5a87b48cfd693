import { readFileSync, rmSync } from 'node:fs';
import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { reportSchema } from '../../shared/report.ts';
import { dayMs, makeCertificate } from '../support/certificates.ts';
import { brokerLogin, type MosquittoBench, messageOn, startMosquittoBench } from '../support/mosquitto-bench.ts';
import { haveTools } from '../support/required-tools.ts';
import type { CliRun } from '../support/run-cli.ts';

describe.skipIf(!haveTools('mosquitto', 'mosquitto_passwd', 'socat'))(
  'provisioning against a mosquitto with TLS and a password file',
  () => {
    let bench: MosquittoBench;
    let client: MqttClient;

    beforeAll(async () => {
      bench = await startMosquittoBench();
    });
    afterAll(() => bench.close());
    beforeEach(async () => {
      client = await bench.connectClient();
      rmSync(bench.path('session.jsonl'), { force: true });
    });
    afterEach(() => client.endAsync());

    const report = (): ReturnType<typeof reportSchema.parse> =>
      reportSchema.parse(JSON.parse(readFileSync(bench.path('report.json'), 'utf8')));

    const recorded = (kind: 'received' | 'sent'): Buffer =>
      Buffer.concat(
        [...readRecording(readFileSync(bench.path('session.jsonl')))].flatMap((entry) =>
          entry.kind === kind ? [entry.bytes] : [],
        ),
      );

    /** Waits until the module logs this reason of the handshake, which it does not report by AT. */
    const moduleSaw = (reason: string): Promise<void> =>
      expect
        .poll(() =>
          bench.simulator
            .err()
            .trimEnd()
            .split('\n')
            .findLast((line) => line.includes(' TLS ')),
        )
        .toContain(reason);

    const failsInOneSentence = (run: CliRun, exitCode: number, sentence: RegExp): void => {
      expect(run).toMatchObject({ exitCode, err: expect.stringMatching(sentence) });
      expect(run.err.trim().split('\n')).toHaveLength(1);
      expect(report()).toMatchObject({ ok: false, exitCode });
    };

    it('right CA: done, the proof returned, and another client received it', async () => {
      await client.subscribeAsync('greenhouse/#', { qos: 1 });
      const seen = messageOn(client, 'greenhouse/1/up');
      expect(await bench.provision({})).toMatchObject({ exitCode: 0, err: '' });
      expect(report()).toMatchObject({ ok: true, mqtt: { connected: true, proof: 'returned' } });
      expect((await seen).toString()).toBe('{"temperature":21.5}');
    });

    it('topics and payloads in Chinese, with quotes, backslashes, line ends and emoji, arrive unchanged in both directions', async () => {
      const up = '温室/一号/上报';
      const down = '温室/一号/命令 “开”';
      const payload = '{"温度":"21.5℃","说明":"引号\\"、反斜线\\\\22、换行\\r\\n","表情":"🌱"}\r\nOK\r\n>';
      const command = '{"命令":"打开风机","编号":7}\r\nCLOSED\r\n🌬️';
      await client.subscribeAsync(up, { qos: 2 });
      // Retained: the broker sends it to the module immediately after the subscription, before the proof.
      await client.publishAsync(down, command, { qos: 1, retain: true });
      const seen = messageOn(client, up);
      const run = await bench.provision({
        mqtt: { subscriptions: [{ topic: '温室/一号/#', qos: 1 }], proof: { topic: up, qos: 2, payload } },
      });
      await client.publishAsync(down, '', { retain: true });
      expect(run).toMatchObject({ exitCode: 0, err: '' });
      expect((await seen).equals(Buffer.from(payload))).toBe(true);
      expect(report().mqtt).toMatchObject({ subscriptions: ['温室/一号/#'], proof: 'returned' });
      const message = `\r\n+MSUB: "${down}",${Buffer.byteLength(command)} byte,${command}\r\n`;
      expect(recorded('received').includes(message)).toBe(true);
    });

    it('another CA with the same name: stops at TLS', async () => {
      const other = await makeCertificate({ subject: bench.ca.subject, ca: true, key: 'rsa' });
      const run = await bench.provision({ tls: { ca: bench.write('other.crt', other.pem) } });
      failsInOneSentence(run, 6, /\(connect\/failed\)\n$/);
      await moduleSaw('tls-untrusted');
    });

    it('the right CA, but another host name: stops at TLS', async () => {
      const run = await bench.provision({ cloud: { host: 'other.test' } });
      failsInOneSentence(run, 6, /\(connect\/failed\)\n$/);
      await moduleSaw('tls-host');
    });

    it('wrong password: refused by the broker, reported, and never written', async () => {
      const password = 'canary-Wrong_Pass';
      const run = await bench.provision({ cloud: { password } }, '--verbose');
      failsInOneSentence(run, 7, /password.*\(mqtt\/(?:refused|dropped)\)\n$/);
      for (const secret of [password, brokerLogin.password]) {
        expect(`${run.out}${run.err}${readFileSync(bench.path('report.json'), 'utf8')}`).not.toContain(secret);
        expect(recorded('sent').includes(secret)).toBe(false);
      }
    });

    describe('the CA of the broker in its expired form', () => {
      const expired = async (): Promise<string> => {
        const { keys, subject } = bench.ca;
        const dates = { fromMs: Date.now() - 800 * dayMs, toMs: Date.now() - 3 * dayMs };
        return bench.write(
          'expired.crt',
          (await makeCertificate({ subject, ca: true, key: 'rsa', keys, ...dates })).pem,
        );
      };

      it('is not sent', async () => {
        const run = await bench.provision({ tls: { ca: await expired() } });
        failsInOneSentence(run, 5, /expired.*\(certificate\/expired\)\n$/);
        expect(recorded('sent').includes('AT+FS')).toBe(false);
      });

      it('is sent when expiry is accepted, and fails the check of dates', async () => {
        const run = await bench.provision({ tls: { ca: await expired() } }, '--accept-expired');
        failsInOneSentence(run, 6, /expired.*\(connect\/failed\)\n$/);
        await moduleSaw('tls-dates');
      });

      it('works when dates are not checked', async () => {
        const run = await bench.provision({ tls: { ca: await expired(), checkDates: false } }, '--accept-expired');
        expect(run).toMatchObject({ exitCode: 0, err: '' });
      });
    });
  },
);
