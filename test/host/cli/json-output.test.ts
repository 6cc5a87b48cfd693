import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  certificateOutputSchema,
  credentialsOutputSchema,
  dryRunOutputSchema,
  failureOutputSchema,
  monitorOutputSchema,
  portsOutputSchema,
  provisionOutputSchema,
  sendOutputSchema,
  shareOutputSchema,
  watchOutputSchema,
} from '../../../shared/cli-output.ts';
import { articleText, withDamagedSignature } from '../../certificates/fixtures.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;

beforeEach(() => {
  bench = createCliBench();
  bench.write('ca.crt', articleText);
  bench.write('hello.crt', 'hello');
  bench.write('damaged.crt', withDamagedSignature(articleText));
  bench.write('empty.json', '{}');
});
afterEach(() => bench.platform.remove());

const device = ['--device-id', 'a'];
const provision = ['provision', '--port', 'sim:', '--profile'];

/** Checks that the output is one document with the shape that docs/cli.md documents. */
describe('--json of a command that ends', () => {
  it.each([
    ['credentials', credentialsOutputSchema, ['credentials', ...device, '--secret', 'b']],
    ['certificate', certificateOutputSchema, ['certificate', 'ca.crt']],
    ['send', sendOutputSchema, ['send', '--port', 'sim:', 'AT+CSQ']],
  ])('of %s', async (_name, schema, args) => {
    const { exitCode, out, err } = await bench.run([...args, '--json']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(schema.parse(JSON.parse(out))).toMatchObject({ ok: true, exitCode: 0, error: null });
  });

  it('of ports is a list', async () => {
    const { exitCode, out } = await bench.run(['ports', '--json']);
    expect(exitCode).toBe(0);
    expect(Array.isArray(portsOutputSchema.parse(JSON.parse(out)))).toBe(true);
  });

  it.each<[string, z.ZodType, readonly string[], number, string]>([
    ['the secret file is not there', credentialsOutputSchema, [...device, '--secret-file', 'none'], 9, 'file/missing'],
    ['nothing is piped in', credentialsOutputSchema, [...device, '--secret-file', '-'], 2, 'usage/invalid'],
    [
      'the device ID is not valid',
      credentialsOutputSchema,
      ['--device-id', '"', '--secret', 'canary-secret'],
      2,
      'credentials/invalid',
    ],
    ['the file is not there', certificateOutputSchema, ['none.crt'], 9, 'file/missing'],
    ['it is not a certificate', certificateOutputSchema, ['hello.crt'], 5, 'certificate/unreadable'],
    ['it is damaged', certificateOutputSchema, ['damaged.crt'], 5, 'certificate/damaged'],
    ['the module refuses', sendOutputSchema, ['--port', 'sim:', 'AT+NONSENSE'], 4, 'at/error'],
    ['it is not a command', sendOutputSchema, ['--port', 'sim:', 'hello'], 2, 'usage/invalid'],
    ['there is no port', sendOutputSchema, ['--port', '/dev/no-such-port', 'AT'], 3, 'link/missing'],
    ['there is no profile', provisionOutputSchema, [...provision.slice(1), 'none'], 2, 'profile/unreadable'],
    [
      'the profile is bad',
      dryRunOutputSchema,
      [...provision.slice(1), 'empty.json', '--dry-run'],
      2,
      'profile/invalid',
    ],
  ])('has the same shape after a failure: %s', async (_name, schema, args, exitCode, code) => {
    const commands = new Map<z.ZodType, string>([
      [credentialsOutputSchema, 'credentials'],
      [certificateOutputSchema, 'certificate'],
      [sendOutputSchema, 'send'],
    ]);
    const command = commands.get(schema) ?? 'provision';
    const run = await bench.run([command, ...args, '--json']);
    expect(run.exitCode).toBe(exitCode);
    const { ok, error, ...more } = failureOutputSchema.loose().parse(schema.parse(JSON.parse(run.out)));
    expect({ ok, exitCode: more.exitCode, code: error.code }).toEqual({ ok: false, exitCode, code });
    expect(run.err).toBe(`${error.message}\n`);
    expect(run.out).not.toContain('canary');
    // Ends the same way without JSON.
    expect(await bench.run([command, ...args])).toMatchObject({ exitCode, err: run.err });
  });

  it('contains the facts of the failure, and the readable content of a damaged file', async () => {
    const missing = JSON.parse((await bench.run(['certificate', 'none.crt', '--json'])).out);
    expect(missing.error.facts).toEqual({ path: expect.stringMatching(/none\.crt$/) });
    const damaged = JSON.parse((await bench.run(['certificate', 'damaged.crt', '--json'])).out);
    expect(damaged).toMatchObject({ format: 'pem', certificates: [{ knownAs: null }] });
    const chinese = JSON.parse((await bench.run(['certificate', 'none.crt', '--json', '--lang', 'zh'])).out);
    expect(chinese.error.message).toMatch(/不存在/);
  });
});

describe('--json of a command line that cannot be run', () => {
  it.each([
    [['certificate']],
    [['credentials']],
    [['credentials', ...device]],
    [['credentials', ...device, '--secrt=canary-secret']],
    [['credentials', ...device, '--secret', 'b', '--sign-type', '3']],
    [['ports', '--nonsense']],
    [['send', '--port', 'sim:']],
    [['provision']],
    [['provision', '--watch', '--dry-run']],
    [['demo']],
    [['porst']],
  ])('%j --json: prints one document', async (args) => {
    const { exitCode, out, err } = await bench.run([...args, '--json']);
    const { error, ...end } = failureOutputSchema.parse(JSON.parse(out));
    expect({ exitCode, end }).toEqual({ exitCode: 2, end: { ok: false, exitCode: 2 } });
    expect(error).toEqual({ code: 'usage/invalid', message: err.trimEnd(), facts: {} });
    expect(out).not.toContain('canary');
    for (const schema of [certificateOutputSchema, provisionOutputSchema, sendOutputSchema, portsOutputSchema]) {
      expect(() => schema.parse(JSON.parse(out))).not.toThrow();
    }
  });

  it.each([
    [['monitor'], monitorOutputSchema],
    [['monitor', '--port', 'sim:', '--baud', 'fast'], monitorOutputSchema],
    [['provision', '--watch'], watchOutputSchema],
    [['provision', '--recover'], watchOutputSchema],
    [['share', '--port', 'sim:', '--rfc2217', '70000'], shareOutputSchema],
  ])('%j --json: reports it in the last line', async (args, schema) => {
    const { exitCode, out, err } = await bench.run([...args, '--json']);
    expect(exitCode).toBe(2);
    expect(out.trimEnd()).not.toContain('\n');
    expect(schema.parse(JSON.parse(out))).toMatchObject({
      type: 'ended',
      exitCode: 2,
      error: { code: 'usage/invalid', message: err.trimEnd() },
    });
  });

  it.each([[['send', '--port', 'sim:', 'AT', 'AT', '--', '--json']], [['certificate']]])(
    '%j: prints no document without the option',
    async (args) => {
      expect(await bench.run(args)).toMatchObject({ exitCode: 2, out: '' });
    },
  );
});

it('monitor reports a missing port in its last line', async () => {
  const { exitCode, out } = await bench.run(['monitor', '--port', '/dev/no-such-port', '--json']);
  expect(exitCode).toBe(3);
  expect(monitorOutputSchema.parse(JSON.parse(out))).toMatchObject({
    type: 'ended',
    exitCode: 3,
    error: { code: 'link/missing', facts: { path: '/dev/no-such-port' } },
  });
});
