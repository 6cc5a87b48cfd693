import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { maskText } from '../../electron/recorder/masking.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { huaweiTimestamp } from '../../shared/clouds/huawei/derive.ts';
import { createProvisionBench, device } from '../support/provision-bench.ts';

/** All encodings in which a value could appear. */
const formsOf = (value: string): readonly string[] => {
  const bytes = Buffer.from(value, 'utf8');
  const atEscaped = value.replaceAll('\\', '\\5C').replaceAll('"', '\\22');
  return [
    value,
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    atEscaped,
  ];
};

/** The recording and its decoded bytes, because a recording has bytes as Base64. */
const everythingIn = (recording: string): string => {
  const decoded = { r: '', t: '' };
  for (const line of recording.trimEnd().split('\n').slice(1)) {
    const [, , letter, content] = JSON.parse(line) as [number, number, 'r' | 't' | 'e' | 'm', string];
    if (letter === 'r' || letter === 't') decoded[letter] += Buffer.from(content, 'base64').toString('latin1');
  }
  return `${recording}\n${decoded.r}\n${decoded.t}`;
};

const canaries = [
  'canary-1',
  'C4n4ry_Secret-9zY8',
  'YWJjZGVmZ2hpamts',
  'pass\\word',
  'geheim-é温度',
  '0123456789abcdef0123456789abcdef',
];

describe.each<[string, readonly FaultName[]]>([
  ['answers whole', []],
  ['echo on, cut into single bytes', ['echo-on', 'byte-by-byte']],
  ['echo on, URCs in between', ['echo-on', 'urc-storm']],
  ['a refused login', ['echo-on', 'wrong-password']],
])('no secret is written: %s', (_name, faults) => {
  it.each(canaries)('password %s, in the login, in a topic and in a payload that repeats it', async (password) => {
    const bench = createProvisionBench({
      faults,
      upstream: { judgeLogin: () => 0 },
      profile: { cloud: { kind: 'mqtt', host: '49.4.93.24', port: 8883, clientId: 'c', username: 'u', password } },
      mqtt: {
        subscriptions: [{ topic: 'echo/#', qos: 0 }],
        proof: { topic: 'echo/x', qos: 0, payload: `{"token":${JSON.stringify(password)}}` },
      },
    });
    const report = await bench.provision();
    const shown = bench.traffic.map((item) => Buffer.from(item.bytes).toString('utf8')).join('');
    await bench.clock.runUntil(bench.session.disconnect());
    await bench.session.close();
    const left = [JSON.stringify(report), shown, everythingIn(bench.recording())].join('\n');
    for (const form of formsOf(password)) expect(left).not.toContain(form);
  });

  it('the device secret and the password derived from it', async () => {
    const bench = createProvisionBench({ faults });
    const report = await bench.provision();
    const password = createHmac('sha256', huaweiTimestamp(bench.clock.wallMs())).update(device.secret).digest('hex');
    const shown = bench.traffic.map((item) => Buffer.from(item.bytes).toString('utf8')).join('');
    await bench.session.close();
    const left = [JSON.stringify(report), shown, everythingIn(bench.recording())].join('\n');
    for (const secret of [device.secret, password]) {
      for (const form of formsOf(secret)) expect(left).not.toContain(form);
    }
    expect(everythingIn(bench.recording())).toContain('AT+MCONFIG=');
  });
});

it('the canary test can fail: an unregistered value is found in all its encodings', () => {
  const text = formsOf('canary-1').join(' ');
  expect(maskText(text, ['something-else'])).toBe(text);
  expect(maskText(text, ['canary-1'])).not.toContain('canary-1');
});
