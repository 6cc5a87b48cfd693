import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextInput } from '../../../electron/host/cli/host-process.ts';
import { runCli } from '../../../electron/host/cli/program.ts';
import { columnsOf } from '../../../electron/host/cli/text.ts';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { faultPoints, faults } from '../../../electron/simulator/faults.ts';
import { modelNames } from '../../../electron/simulator/module/models.ts';
import { placeableFaults } from '../../../electron/simulator/placed-faults.ts';
import { reportSchema } from '../../../shared/report.ts';
import { articleCa } from '../../support/provision-bench.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';

let platform: TempPlatform;

beforeEach(() => {
  platform = createTempPlatform();
});
afterEach(() => platform.remove());

const run = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = { LANG: 'en_US.UTF-8' },
  input?: TextInput,
): Promise<{ exitCode: number; out: string; err: string }> => {
  const written = { out: '', err: '' };
  const exitCode = await runCli(args, {
    out: {
      write: (text) => {
        written.out += text;
      },
      isTerminal: false,
    },
    err: {
      write: (text) => {
        written.err += text;
      },
      isTerminal: false,
    },
    ...(input === undefined ? {} : { input }),
    environment,
    workingFolder: platform.dataFolder,
    version: '1.2.3',
    clock: createNodeClock(),
    createPlatform: () => platform,
    onStop: () => () => undefined,
  });
  return { exitCode, ...written };
};

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(platform.dataFolder, name);
  writeFileSync(path, content);
  return path;
};

const profile = (change: object = {}): object => ({
  version: 1,
  name: 'x',
  cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: 'abc', secret: 'canary-secret' },
  tls: { ca: 'ca.crt', check: 'server' },
  mqtt: { subscriptions: [], proof: null },
  ...change,
});

describe('usage', () => {
  it.each([[['--help']], [['help', 'provision']], [['provision', '--help']], [['simulate', '-h']], [['--version']]])(
    '%j prints to stdout and ends with 0',
    async (args) => {
      const { exitCode, out, err } = await run(args);
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
      expect(out).not.toBe('');
    },
  );

  it.each([
    [[]],
    [['nonsense']],
    [['provision']],
    [['provision', '--port', 'sim:']],
    [['provision', '--port', 'sim:', '--profile', 'x', '--baud', 'fast']],
    [['ports', '--nonsense']],
    [['ports', '--lang', 'fr']],
    [['simulate', '--tcp', '70000']],
    [['simulate', '--fault', 'nonsense']],
    [['simulate', '--fault', 'reset@NONSENSE']],
    [['simulate', '--fault', 'reset@MSUB,no-sim@CPIN']],
    [['simulate', '--module', 'nonsense']],
    [['simulate', '--pace', '0']],
    [['demo', '--module', 'toString']],
    [['simulate', '--broker', 'http://x']],
    [['credentials', '--device-id', 'a']],
    [['credentials', '--device-id', 'a', '--secret', 'b', '--secret-file', 'c']],
    [['credentials', '--device-id', 'a', '--secret', 'b', '--timestamp', 'now']],
    [['credentials', '--device-id', 'a', '--secret', 'b', '--sign-type', '3']],
    [['certificate']],
  ])('%j ends with 2 and the reason on stderr', async (args) => {
    const { exitCode, out, err } = await run(args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).not.toBe('');
  });

  it.each([
    [['demo', '--data', 'monitor', '--nonsense'], 'atelier demo --help'],
    [['demo', '--data', 'send', '--module', 'x'], 'atelier demo --help'],
    [['recordings', 'search', 'list', '--data', 'show', '--nonsense'], 'atelier recordings search --help'],
    [['--nonsense', 'monitor'], 'atelier'],
  ])('%j names the command that was called, and none that only a value is called after', async (args, help) => {
    expect((await run(args)).err).toContain(`"${help}`);
  });

  it('ends in the form of the command that was called, also where a value has the name of another one', async () => {
    const { out } = await run(['credentials', '--data', 'monitor', '--json', '--nonsense']);
    expect(JSON.parse(out)).toMatchObject({ ok: false, exitCode: 2 });
  });

  it.each([
    [['nonsense'], 'There is no command nonsense; "atelier --help"', '没有命令 nonsense'],
    [['porst'], 'There is no command porst; ports may be meant', '是否想用 ports'],
    [['provision'], 'The option --port <PORT> is missing; "atelier provision --help"', '缺少选项 --port <PORT>'],
    [['provision', '--prot', 'x'], 'There is no option --prot', '没有选项 --prot'],
    [['ports', '--prob'], 'There is no option --prob; --probe may be meant', '是否想用 --probe'],
    [['ports', 'x'], 'too many arguments', '参数过多'],
    [['send', '--port'], 'The option --port <PORT> needs a value', '需要一个值'],
    [['send', '--port', 'sim:'], 'COMMAND is missing', '缺少 COMMAND'],
    [['simulate', '--tcp', '70\u001b[31m'], 'does not accept "70␛[31m", only 0–65535', '应为 0–65535'],
    [['demo', '--module', 'x'], 'does not accept "x", only air720h', '应为 air720h'],
    [['credentials', '--device-id', 'a'], '--secret <SECRET> and --secret-file <FILE>', '必须给出一个'],
    [['credentials', '--device-id', 'a', '--secret', 'b', '--secret-file', 'c'], 'exclude each other', '不能同时使用'],
  ])('%j is explained in one line in the language of the user', async (args, english, chinese) => {
    for (const [language, expected] of [
      ['en', english],
      ['zh', chinese],
    ] as const) {
      const { exitCode, err } = await run(args, { LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'C' });
      expect(exitCode).toBe(2);
      expect(err).toContain(expected);
      expect(err).toMatch(/usage\/invalid[)）]\n$/);
      expect(err.trimEnd()).not.toContain('\n');
    }
  });

  it.each([
    [['credentials', '--device-id', 'a', '--secrt=canary-secret', '--secret', 'b']],
    [['credentials', '--device-id', 'a', "--secrt='canary-secret'"]],
    [['provision', "--sekret='='canary-secret"]],
    [['credentials', '--device-id', 'a', '--secret', 'b', 'canary-secret']],
  ])('%j: the value of a mistyped option is not repeated', async (args) => {
    const { exitCode, err } = await run(args);
    expect(exitCode).toBe(2);
    expect(err).not.toContain('canary-secret');
    expect(err).toContain('usage/invalid');
  });

  it('does not repeat the secret of an invalid --device', async () => {
    const { exitCode, err } = await run(['simulate', '--device', ':canary-secret']);
    expect(exitCode).toBe(2);
    expect(err).not.toContain('canary-secret');
  });

  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, /发送|模块/],
    [{ LC_ALL: 'zh_TW' }, /模块/],
    [{ LANG: 'C' }, /./],
    [{ LANG: 'de_DE' }, /Brings/],
  ])('help for %j is in its language', async (environment, expected) => {
    expect((await run(['--help'], environment)).out).toMatch(expected);
  });

  it('--lang overrides the language of the system, also for help', async () => {
    expect((await run(['provision', '--help', '--lang', 'zh'])).out).toContain('方案文件');
    expect((await run(['provision', '--help', '--lang=en'], { LANG: 'zh_CN' })).out).toContain('profile file');
  });

  it.each([[['--lang', 'zh', 'provision', '--help']], [['--lang=zh', 'help', 'provision']]])(
    '%j: the language may be given before the command, and the whole help is in it',
    async (args) => {
      const { exitCode, out } = await run(args);
      expect(exitCode).toBe(0);
      expect(out).toMatch(/^用法：[\s\S]*选项：[\s\S]*（必填）[\s\S]*（默认：115200）/);
      expect(out).not.toMatch(/Usage|Options|choices|default/);
    },
  );

  it('Chinese help is wrapped by display width', async () => {
    for (const command of ['provision', 'monitor', 'send', 'credentials', 'certificate', 'simulate']) {
      const { out } = await run([command, '--help', '--lang', 'zh']);
      const [options = ''] = out.split('\n故障');
      for (const line of options.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
    }
  });

  it('lists every fault with its meaning', async () => {
    const { out } = await run(['simulate', '--help']);
    expect(out).toMatch(/no-sim +no SIM card/);
  });

  it.each(['en', 'zh'] as const)('explains in %s each fault and each place in one line', async (language) => {
    const { out } = await run(['simulate', '--help', '--lang', language]);
    const lines = out.split('\n').map((line) => line.trim());
    for (const [name, text] of Object.entries({ ...faults, ...faultPoints })) {
      expect(lines.filter((line) => line.startsWith(`${name} `) && line.endsWith(text[language]))).toHaveLength(1);
    }
    expect(lines).toContain(placeableFaults.join(', '));
    for (const name of modelNames) expect(out).toContain(name);
  });
});

describe('expected failures end with their exit code and one sentence', () => {
  it.each<[string, number, string, () => string[]]>([
    [
      'a missing port',
      3,
      'link/missing',
      () => ['/dev/no-such-port', write('p.json', JSON.stringify(profile({ tls: { enabled: false, check: 'none' } })))],
    ],
    [
      'a TCP port without a server',
      3,
      'link/refused',
      () => ['tcp://127.0.0.1:1', write('p.json', JSON.stringify(profile({ tls: { enabled: false, check: 'none' } })))],
    ],
    ['a missing profile', 2, 'profile/unreadable', () => ['sim:', join(platform.dataFolder, 'none.json')]],
    ['a profile that is not JSON', 2, 'profile/invalid', () => ['sim:', write('p.json', '{"version": 1,')]],
    [
      'an unknown key in a profile',
      2,
      'profile/invalid',
      () => ['sim:', write('p.json', JSON.stringify(profile({ colour: 'red' })))],
    ],
    ['a missing CA file', 9, 'file/missing', () => ['sim:', write('p.json', JSON.stringify(profile()))]],
  ])('%s → %i', async (_name, exitCode, code, prepare) => {
    const [port = '', file = ''] = prepare();
    const result = await run(['provision', '--port', port, '--profile', file]);
    expect(result).toMatchObject({ exitCode });
    expect(result.err.trimEnd().split('\n')).toHaveLength(1);
    expect(result.err).toContain(`(${code})`);
    expect(result.err).not.toContain('canary-secret');
  });

  it('a port that cannot be opened also writes a report, with the failure at its first step', async () => {
    const file = write('p.json', JSON.stringify(profile({ tls: { enabled: false, check: 'none' } })));
    const args = ['--port', '/dev/no-such-port', '--profile', file, '--report', 'r.json'];
    expect((await run(['provision', ...args])).exitCode).toBe(3);
    const report = reportSchema.parse(JSON.parse(readFileSync(join(platform.dataFolder, 'r.json'), 'utf8')));
    expect(report).toMatchObject({ ok: false, exitCode: 3 });
    expect(report.steps[0]).toMatchObject({ id: 'module.answer', status: 'failed', error: { code: 'link/missing' } });
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeff{"version": 1}', 'utf16le'), 'UTF-16'],
    ['GBK', Buffer.from('{"name": "\u00ce\u00c2\u00ca\u00d2"}', 'latin1'), 'GBK'],
  ])('a profile in %s is refused as a whole', async (_name, content, expected) => {
    const { exitCode, err } = await run(['provision', '--port', 'sim:', '--profile', write('p.json', content)]);
    expect(exitCode).toBe(2);
    expect(err).toContain(expected);
  });

  it('names the path of every bad value of a profile', async () => {
    const bad = profile({ mqtt: { subscriptions: [{ topic: 'a', qos: 7 }] } });
    const { err } = await run(['provision', '--port', 'sim:', '--profile', write('p.json', JSON.stringify(bad))]);
    expect(err).toContain('mqtt.subscriptions[0].qos');
  });

  it('a certificate that cannot be read → 5, a missing file → 9', async () => {
    const unreadable = await run(['certificate', write('x.crt', 'hello')]);
    expect(unreadable.exitCode).toBe(5);
    expect(unreadable.err).toContain('x.crt');
    expect((await run(['certificate', 'none.crt'])).exitCode).toBe(9);
    mkdirSync(join(platform.dataFolder, 'folder'));
    expect((await run(['certificate', 'folder'])).exitCode).toBe(9);
  });
});

describe('credentials', () => {
  it('equal the published test vector', async () => {
    const args = ['credentials', '--device-id', 'dev_1', '--secret', '12345678', '--timestamp', '2025041401'];
    expect(JSON.parse((await run([...args, '--json'])).out)).toEqual({
      ok: true,
      exitCode: 0,
      error: null,
      clientId: 'dev_1_0_0_2025041401',
      username: 'dev_1',
      password: 'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a',
    });
    expect((await run([...args, '--sign-type', '1'])).out).toContain('clientId  dev_1_0_1_2025041401\n');
  });

  it('take the secret from a file without the line end that an editor adds', async () => {
    const secretFile = write('secret.txt', '12345678\r\n');
    const { out } = await run([
      'credentials',
      '--device-id',
      'd',
      '--secret-file',
      secretFile,
      '--timestamp',
      '2025041401',
    ]);
    expect(out).toContain('c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a');
  });

  const fromInput = (input: TextInput | undefined, language = 'en') =>
    run(
      ['credentials', '--device-id', 'd', '--secret-file', '-', '--timestamp', '2025041401', '--lang', language],
      undefined,
      input,
    );
  /** Chunks of a pipe. Chunks that are not read stay in it. */
  const piped = (...pieces: readonly string[]): TextInput & { readonly left: () => number } => {
    const waiting = [...pieces];
    let isWanted = true;
    return {
      isTerminal: false,
      left: () => waiting.length,
      read: (onBytes, onEnd) => {
        void (async () => {
          for (
            let next = waiting.shift();
            next !== undefined && isWanted;
            next = isWanted ? waiting.shift() : undefined
          )
            await onBytes(Buffer.from(next));
          if (isWanted) onEnd();
        })();
        return () => {
          isWanted = false;
        };
      },
    };
  };

  it.each([['12345678'], ['12345678\n'], ['12345678\r\n'], ['1234', '5678', '\r', '\n'], ['\uFEFF12345678\n']])(
    'take the secret from standard input: %j',
    async (...pieces) => {
      const { out, exitCode } = await fromInput(piped(...pieces));
      expect(exitCode).toBe(0);
      expect(out).toContain('c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a');
    },
  );

  it.each([
    ['empty', () => piped(), 'nothing came on standard input', '标准输入中没有内容'],
    ['only a line end', () => piped('\n'), 'nothing came on standard input', '标准输入中没有内容'],
    ['missing', () => undefined, 'nothing came on standard input', '标准输入中没有内容'],
    [
      'a terminal',
      () => ({ ...piped('12345678\n'), isTerminal: true }),
      'standard input is a terminal',
      '标准输入是终端',
    ],
  ])('report that standard input is %s', async (_, input, english, chinese) => {
    const { exitCode, err, out } = await fromInput(input());
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toContain(`(--secret-file -): ${english}`);
    expect((await fromInput(input(), 'zh')).err).toContain(chinese);
  });

  it('read no more from standard input than the longest secret', async () => {
    const input = piped(...Array.from({ length: 100 }, () => 'canary-7'.repeat(100)));
    const { exitCode, err } = await fromInput(input);
    expect(exitCode).toBe(2);
    expect(err).toContain('more came on standard input than a secret can have');
    expect(err).not.toContain('canary');
    expect(input.left()).toBe(94);
  });
});

describe('certificate', () => {
  it("shows how the article's CA would be sent and that it has expired", async () => {
    const file = write('ca.crt', Buffer.from(`${Buffer.from(articleCa).toString().replaceAll('\n', '\r\n')}\r\n`));
    const text = await run(['certificate', file]);
    expect(text.exitCode).toBe(0);
    expect(text.out).toMatch(/^1402 bytes/);
    expect(text.out).toContain('Expired on 2026-05-02');
    const json = JSON.parse((await run(['certificate', file, '--json'])).out);
    expect(json).toMatchObject({ bytes: 1402, format: 'pem' });
    expect(json.certificates[0].findings.map((finding: { code: string }) => finding.code)).toEqual(
      expect.arrayContaining(['expired', 'retired-huawei-root']),
    );
    expect((await run(['certificate', file, '--lang', 'zh'])).out).toContain('过期');
  });
});

describe('ports', () => {
  it('prints JSON that programs can read', async () => {
    const { exitCode, out } = await run(['ports', '--json']);
    expect(exitCode).toBe(0);
    expect(Array.isArray(JSON.parse(out))).toBe(true);
  });
});
