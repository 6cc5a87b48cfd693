import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createBench, fileText, linesOf } from './bench.ts';

/** A text of the same length as in the article: 1402 bytes. */
const certificate = `-----BEGIN CERTIFICATE-----\n${'A'.repeat(1348)}\n-----END CERTIFICATE-----`.padEnd(1402, '-');

test('the session of the article works as printed (transcript 01)', async () => {
  const bench = await createBench({ echo: true });
  const answer = async (command: string): Promise<readonly string[]> =>
    linesOf(await bench.exchange(`${command}\r`)).slice(1);
  expect(certificate.length).toBe(1402);
  expect(await answer('AT+CGATT?')).toEqual(['+CGATT: 1', 'OK']);
  expect(await answer('AT+FSCREATE="server.crt"')).toEqual(['OK']);
  expect(await bench.exchange('AT+FSWRITE="server.crt",0,1402,15\r')).toBe('AT+FSWRITE="server.crt",0,1402,15\r\r\n>');
  expect(await bench.exchange(certificate)).toBe('\r\nOK\r\n');
  expect(fileText(bench, 'server.crt')).toBe(certificate);
  expect(await answer('AT+SSLCFG="cacert",88,"server.crt"')).toEqual(['OK']);
  expect(await answer('AT+MCONFIG=device_0_0_2019071115,device,36d37c72b6cb7f5e')).toEqual(['OK']);
  expect(await answer('AT+SSLMIPSTART=49.4.93.24,8883')).toEqual(['OK', 'CONNECT OK']);
  expect(await answer('AT+MCONNECT=1,60')).toEqual(['OK', 'CONNACK OK']);
  expect(await answer('AT+MSUB="mqtt/topic", 0')).toEqual(['OK', 'SUBACK']);
  expect(await answer('AT+MPUB="mqtt/topic",0,0,"SSSSddddd"')).toEqual(['OK', '+MSUB: "mqtt/topic",9 byte,SSSSddddd']);
  expect(await answer('AT+MDISCONNECT')).toEqual(['OK']);
  expect(bench.upstream.logins[0]).toMatchObject({
    clientId: 'device_0_0_2019071115',
    username: 'device',
    password: '36d37c72b6cb7f5e',
    cleanSession: true,
    keepAliveSeconds: 60,
  });
  expect(bench.upstream.dials[0]).toMatchObject({ host: '49.4.93.24', port: 8883, tls: { verifyServer: false } });
  expect(Buffer.from(bench.upstream.dials[0]?.tls?.ca ?? []).toString()).toBe(certificate);
});

test('the typographic quotes of the article create another file than server.crt', async () => {
  const bench = await createBench();
  expect(await bench.lines('AT+FSCREATE=”server.crt”')).toEqual(['OK']);
  expect(await bench.lines('AT+FSWRITE="server.crt",0,10,15')).toEqual(['+CME ERROR: 62']);
});

test('the source of the module imports neither the engine nor its rules', () => {
  const folder = new URL('../../../electron/simulator/module/', import.meta.url);
  const imports = ['virtual-module.ts', 'command-reader.ts', 'command-syntax.ts', 'mqtt.ts', 'output.ts'].flatMap(
    (file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]),
  );
  const others = imports.filter((path) => path !== '../../../shared/listeners.ts');
  expect(others.filter((path) => /\/(at|framer|commands|modules|shared)\//.test(path ?? ''))).toEqual([]);
});
