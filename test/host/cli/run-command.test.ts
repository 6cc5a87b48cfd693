import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppendFile, Platform } from '../../../electron/base/platform.ts';
import { demoDevice } from '../../../electron/simulator/demo-cloud/demo-device.ts';
import { runOutputSchema } from '../../../shared/cli-output.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;

beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

const sequence = (steps: string, head = ''): string =>
  bench.write('a.atseq.yaml', `sequence: check\n${head}steps:\n${steps}`);

const run = (args: readonly string[], change: Parameters<CliBench['run']>[1] = {}) =>
  bench.run(['run', '--port', 'sim:', ...args], change);

/** The text of the recording that `--record r.jsonl` writes. */
const recorded = (): string => {
  const path = join(bench.platform.dataFolder, 'r.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

const example = (name: string): string => resolve(import.meta.dirname, '../../../docs/examples', name);

describe('run', () => {
  it('passes, and says how long each answer took', async () => {
    const { exitCode, out, err } = await run([sequence('  - send: AT\n  - send: AT+CGSN\n    expect: ^\\d{15}$\n')]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/^✓ 1\. AT {2}\d+ ms\n✓ 2\. AT\+CGSN {2}\d+ ms\nPassed\.\nRecording: .*\.jsonl\n$/);
  });

  it('ends with 10 where an expectation fails, and says what was expected and what came', async () => {
    const path = sequence(
      "  - send: AT+CSQ\n    expect: '+CSQ: 99'\n    say: {en: no signal, zh: 无信号}\n  - send: AT\n",
    );
    const { exitCode, out } = await run([path]);
    expect(exitCode).toBe(10);
    expect(out).toContain('no signal: No line matched +CSQ: 99; 2 lines came.\n    came: +CSQ: 25,99\n    came: OK\n');
    expect(out).toContain('Failed: 1 of 1 loop.\n');
    expect((await run([path, '--lang', 'zh'])).out).toContain('无信号');
  });

  it.each<readonly [string, string, number]>([
    ['the module answers an error', '  - send: AT+NOSUCH\n', 10],
    ['a comparison is not true', "  - send: AT+CSQ\n    expect: 'CSQ: (?<rssi>\\d+)'\n    assert: rssi > 90\n", 10],
    ['a variable has no value', '  - send: AT+X=${nowhere}\n', 2],
    ['the file is wrong', '  - sent: AT\n', 2],
  ])('when %s', async (_name, steps, exitCode) => {
    expect((await run([sequence(steps)])).exitCode).toBe(exitCode);
  });

  it('names line and column of what is wrong in the file', async () => {
    const { err } = await run([sequence('  - send: AT\n    timeot: 1s\n')]);
    expect(err).toMatch(/a\.atseq\.yaml: Line 4, column 5, steps\[0\]\.timeot: there is no key “timeot” here\n$/);
  });

  it.each([
    [['--var', 'x'], 2],
    [['--loop', '0'], 2],
    [['--format', 'xml'], 2],
    [['--profile', 'none.json'], 2],
    [['--port', '/dev/no-such-port'], 3],
  ])('%j ends with %i', async (args, exitCode) => {
    expect((await run([sequence('  - send: AT\n'), ...args])).exitCode).toBe(exitCode);
  });

  it.each([
    ['--report', 'a.atseq.yaml'],
    ['--record', './a.atseq.yaml'],
    ['--report', 'x', '--record', './x'],
    ['--record', '/dev/no-such-port', '--port', '/dev/no-such-port'],
  ])('is refused before anything is opened where two of its files are one: %s %s %s %s', async (...args) => {
    const path = sequence('  - send: AT\n');
    const before = readFileSync(path, 'utf8');
    const { exitCode, out, err } = await run([path, ...args.filter((arg) => arg !== undefined)]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('both name the same file');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  /** A disk that is full as soon as `from` is to be written, until `until` is. */
  const fullDisk = (from: string, until: string | null = null): Platform => {
    let isFull = false;
    return {
      ...bench.platform,
      openAppend: (path, kind) => {
        const opened = bench.platform.openAppend(path, kind);
        if (!opened.ok || !path.endsWith('r.jsonl')) return opened;
        const append: AppendFile['append'] = (bytes) => {
          const text = Buffer.from(bytes).toString();
          if (text.includes(from)) isFull = true;
          if (until !== null && text.includes(until)) isFull = false;
          return isFull ? fail('file/disk-full', { path }) : opened.value.append(bytes);
        };
        return ok({ ...opened.value, append });
      },
    };
  };

  it.each(['text', 'junit'])('marks the lines that are not in the recording: %s', async (format) => {
    const path = sequence("  - send: AT+CSQ\n    expect: '+CSQ: 99'\n");
    const args = [path, '--record', 'r.jsonl', '--format', format];
    expect((await run(args)).out).not.toContain('not recorded when shown');
    const { out } = await run([path, '--record', 'r.jsonl', '--format', format], {
      createPlatform: () => fullDisk('"kind":"sequence"'),
    });
    expect(out).toMatch(/\+CSQ: 25,99 {2}\[not recorded when shown\]/);
    expect(out).toMatch(/OK {2}\[not recorded when shown\]/);
  });

  it('says in each line of JSON whether the step is in the recording', async () => {
    const path = sequence('  - send: AT\n  - send: AT+CSQ\n  - send: AT\n');
    const { out } = await run([path, '--record', 'r.jsonl', '--format', 'jsonl', '--loop', '2'], {
      createPlatform: () => fullDisk('"loop":1,"index":0', '"loop":2,"index":0'),
    });
    const steps = out.split('\n').filter((line) => line.includes('"type":"step"'));
    expect(steps.map((line) => JSON.parse(line).recorded)).toEqual([true, false, false, false, true, true]);
  });

  /** The end of the recording, which is written when it is closed, is refused. */
  const withoutEnd = (): Platform => ({
    ...bench.platform,
    openAppend: (path, kind) => {
      const opened = bench.platform.openAppend(path, kind);
      if (!opened.ok || !path.endsWith('r.jsonl')) return opened;
      const append: AppendFile['append'] = (bytes) =>
        Buffer.from(bytes).includes('"summary"') ? fail('file/unwritable', { path }) : opened.value.append(bytes);
      return ok({ ...opened.value, append });
    },
  });

  it('ends with 9 where the end of the recording cannot be written', async () => {
    const path = sequence('  - send: AT\n');
    const { exitCode, err } = await run([path, '--record', 'r.jsonl'], { createPlatform: withoutEnd });
    expect(err).toContain('(file/unwritable)');
    expect(exitCode).toBe(9);
  });

  it.each([
    ['the end of the recording', ['--record', 'r.jsonl', '--report', 'r.txt'], withoutEnd],
    ['the report', ['--report', '.'], () => bench.platform],
  ])('says in `ended` and in JUnit that %s cannot be written, as the exit code does', async (_name, args, platform) => {
    const path = sequence('  - send: AT\n');
    const lines = await run([path, ...args, '--format', 'jsonl'], { createPlatform: platform });
    const ended = lines.out.split('\n').filter((line) => line.includes('"type":"ended"'));
    expect(ended).toHaveLength(1);
    expect(JSON.parse(ended[0] ?? '')).toMatchObject({
      ...{ passed: false, loops: { good: 1, bad: 0 } },
      failure: { code: 'file/unwritable', exitCode: 9 },
    });
    expect(lines.exitCode).toBe(9);
    if (args.includes('r.txt')) expect(readFileSync(join(bench.platform.dataFolder, 'r.txt'), 'utf8')).toBe(lines.out);
    const junit = await run([path, ...args, '--format', 'junit'], { createPlatform: platform });
    expect(junit.out).toMatch(/<error [^>]*type="file\/unwritable"/);
    expect(junit.exitCode).toBe(9);
  });

  it('takes variables and asks the module for its identity', async () => {
    const path = sequence(
      '  - send: AT+CGSN\n    expect: ^${imei}$\n  - send: AT+FSCREATE="${name}"\n',
      'vars: {name: a}\n',
    );
    const { exitCode, out } = await run([path, '--var', 'name=b=c', '--format', 'jsonl']);
    expect(exitCode).toBe(0);
    expect(out).toContain('AT+FSCREATE=\\"b=c\\"');
  });

  it('masks what a variable calls secret', async () => {
    const { out } = await run([
      ...[sequence('  - send: AT+FSDEL="${apiKey}"\n    onFail: continue\n'), '--var', 'apiKey=qwertz-4711'],
      ...['--format', 'jsonl', '--record', 'r.jsonl'],
    ]);
    expect(out).toContain('AT+FSDEL');
    expect(`${out}${recorded()}`).not.toContain('qwertz-4711');
  });

  it.each([
    ['a key', '"\\e[2Jkey": 1\n', '  - send: AT\n'],
    ['a pattern', '', '  - send: AT\n    expect: "(\\e[2J"\n'],
    ['its name', '', '  - send: AT+X=${nowhere}\n', '"s\\e[2J"'],
  ])('shows control characters in %s of a file, and obeys none', async (_name, head, steps, name = 'check') => {
    const path = bench.write('a.atseq.yaml', `sequence: ${name}\n${head}steps:\n${steps}`);
    const { exitCode, out, err } = await run([path]);
    expect(exitCode).toBe(2);
    expect(`${out}${err}`).toContain('␛[2J');
    expect(`${out}${err}`).not.toContain('\u001b');
  });

  it.each<readonly [string, string, string, readonly string[]]>([
    ['the file calls secret', '  - send: AT+FSDEL="${apiKey}"\n', 'vars: { apiKey: 47114711 }\n', []],
    ['is compared', '  - send: AT\n    assert: pin == 1\n', '', ['--var', 'pin=47114711']],
    ['has another usual name', '  - send: AT+FSDEL="${pwd}"\n', '', ['--var', 'pwd=47114711']],
  ])('masks a value that %s', async (_name, steps, head, args) => {
    for (const format of ['text', 'jsonl', 'junit']) {
      const { exitCode, out } = await run([sequence(steps, head), ...args, '--format', format, '--record', 'r.jsonl']);
      expect(exitCode).toBe(10);
      const bytes = [...recorded().matchAll(/"[tr]","([^"]*)"/g)].map(([, text = '']) => atob(text)).join('');
      expect(`${out}${recorded()}${bytes}`).not.toContain('47114711');
    }
  });

  it.each([
    ['whole bytes', 'AA ${apiKey} 0D', '51 57 45 52 54 5a 2d 34 37 31 31'],
    ['half bytes', 'AA 5${apiKey}1 0D', '157 45 52 54 5a 2d 34 37 31 3'],
  ])('masks a secret that is given as hex and sent as bytes: %s', async (_name, hex, apiKey) => {
    for (const format of ['text', 'jsonl', 'junit']) {
      const { out } = await run([
        ...[sequence(`  - sendHex: '${hex}'\n    expect: nothing\n    timeout: 1ms\n`), '--var', `apiKey=${apiKey}`],
        ...['--format', format, '--report', 'report.txt', '--record', 'r.jsonl'],
      ]);
      const report = readFileSync(join(bench.platform.dataFolder, 'report.txt'), 'utf8');
      const bytes = [...recorded().matchAll(/"[tr]","([^"]*)"/g)].map(([, text = '']) => atob(text)).join('');
      expect(`${out}${report}${recorded()}${bytes}`).not.toContain('WERTZ-471');
    }
  });

  it('prints one line of JSON per event, in the documented shape', async () => {
    const { out } = await run([sequence('  - send: AT\n  - send: AT+NOSUCH\n'), '--loop', '2', '--format', 'jsonl']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => runOutputSchema.parse(JSON.parse(line)));
    expect(lines.map(({ type }) => type)).toEqual(['begun', 'step', 'step', 'loop', 'step', 'step', 'loop', 'ended']);
    expect(lines.at(-1)).toMatchObject({
      passed: false,
      loops: { good: 0, bad: 2 },
      failure: { code: 'error-answer' },
    });
  });

  it.each<readonly [string, readonly string[], number, string]>([
    ['the file is missing', ['none.atseq.yaml'], 9, 'file/missing'],
    ['the port is missing', ['a.atseq.yaml', '--port', '/dev/no-such-port'], 3, 'link/missing'],
    ['no port is named', ['a.atseq.yaml', '--prot', 'sim:'], 2, 'usage/invalid'],
    ['an option has a wrong value', ['a.atseq.yaml', '--loop', '0'], 2, 'usage/invalid'],
    ['an argument is missing', [], 2, 'usage/invalid'],
    ['a variable has no name', ['a.atseq.yaml', '--var', 'x'], 2, 'usage/invalid'],
    ['the sequence is wrong', ['wrong.atseq.yaml'], 2, 'usage/invalid'],
    ['the profile is missing', ['a.atseq.yaml', '--profile', 'none.json'], 2, 'profile/unreadable'],
    ['the profile is wrong', ['a.atseq.yaml', '--profile', 'empty.json'], 2, 'profile/invalid'],
    ['two files are one', ['a.atseq.yaml', '--report', 'a.atseq.yaml'], 2, 'usage/invalid'],
  ])('prints `ended` as the only line of JSON where %s', async (_name, args, exitCode, code) => {
    sequence('  - send: AT\n');
    bench.write('wrong.atseq.yaml', 'sequence: check\nsteps:\n  - sent: AT\n');
    bench.write('empty.json', '{}');
    for (const format of [['--format', 'jsonl'], ['--format=jsonl']]) {
      const ran = await run([...args, ...format]);
      expect(ran.exitCode).toBe(exitCode);
      expect(runOutputSchema.parse(JSON.parse(ran.out))).toMatchObject({
        ...{ type: 'ended', passed: false, loops: { good: 0, bad: 0 }, recording: null },
        failure: { code, exitCode, message: ran.err.trimEnd().replaceAll('\n', ' ') },
      });
    }
  });

  it('prints no line of JSON about wrong usage where the format is another', async () => {
    expect(await run(['a.atseq.yaml', '--format', 'text', '--loop', '0'])).toMatchObject({ exitCode: 2, out: '' });
    expect(await run(['--loop', '0', '--', '--format', 'jsonl'])).toMatchObject({ exitCode: 2, out: '' });
  });

  it('prints JUnit XML, and writes the same into the report', async () => {
    const path = sequence("  - name: 'a <&> b'\n    send: AT\n  - send: AT+NOSUCH\n  - send: AT\n");
    const { exitCode, out } = await run([path, '--format', 'junit', '--report', 'r.xml']);
    expect(exitCode).toBe(10);
    expect(out).toContain('<testsuite name="check" tests="3" failures="1" errors="0" skipped="1"');
    expect(out).toContain('name="1. a &lt;&amp;&gt; b"');
    expect(out).toMatch(/<failure message="The module answered ERROR\." type="error-answer">ERROR<\/failure>/);
    expect(out.endsWith('</testsuites>\n')).toBe(true);
    expect(readFileSync(join(bench.platform.dataFolder, 'r.xml'), 'utf8')).toBe(out);
  });

  it.each<readonly [string, string, readonly string[], number]>([
    ['the port cannot be opened', '  - send: AT\n', ['--port', '/dev/no-such-port'], 3],
    ['the file is wrong', '  - sent: AT\n', [], 2],
    ['the profile is missing', '  - send: AT\n', ['--profile', 'none.json'], 2],
  ])('leaves no older report where %s, and reports an error', async (_name, steps, args, exitCode) => {
    const report = bench.write('r.xml', 'passed, the last time');
    const path = sequence(steps);
    const ended = await run([path, ...args, '--format', 'junit', '--report', 'r.xml']);
    expect(ended.exitCode).toBe(exitCode);
    const xml = readFileSync(report, 'utf8');
    expect(xml).toContain('tests="1" failures="0" errors="1" skipped="0"');
    expect(xml).toMatch(/<error message="[^"]+" type="[a-z/-]+">/);
    expect(ended.out).toBe(xml);
    for (const format of ['text', 'jsonl']) {
      await run([path, ...args, '--format', format, '--report', 'r.xml']);
      expect(readFileSync(report, 'utf8')).not.toMatch(/^$|<error|last time/);
    }
  });

  it('says in JUnit XML that the run was ended between two steps', async () => {
    let stop = (): void => undefined;
    const path = sequence('  - send: AT\n    delayAfter: 1h\n  - send: AT+CSQ\n');
    const running = run([path, '--format', 'junit', '--record', 'r.jsonl'], {
      onStop: (listener) => {
        stop = listener;
        return () => undefined;
      },
    });
    await expect.poll(() => recorded()).toContain('"index":0');
    stop();
    const { exitCode, out } = await running;
    expect(exitCode).toBe(130);
    expect(out).toContain('tests="2" failures="1" errors="0" skipped="0"');
    expect(out).toMatch(/name="2\. AT\+CSQ".*\n.*<failure message="[^"]+" type="stopped">/);
  });

  it('can be stopped', async () => {
    let stop = (): void => undefined;
    const running = run([sequence('  - pause: 1h\n'), '--record', 'r.jsonl'], {
      onStop: (listener) => {
        stop = listener;
        return () => undefined;
      },
    });
    await expect.poll(() => recorded()).toContain('"kind":"sequence"');
    stop();
    await expect(running).resolves.toMatchObject({ exitCode: 130 });
  });
});

describe('the examples', () => {
  it('check-up passes on the virtual module', async () => {
    const { exitCode, out } = await run([example('check-up.atseq.yaml')]);
    expect({ exitCode, out }).toMatchObject({ exitCode: 0 });
  });

  it('huawei-mqtts goes the whole way, and keeps the password secret', async () => {
    const topic = `/huawei/v1/devices/${demoDevice.id}/data/json`;
    const profile = bench.write(
      'device.json',
      JSON.stringify({
        version: 1,
        name: 'x',
        cloud: {
          kind: 'huawei-v1',
          host: '49.4.93.24',
          port: 8883,
          deviceId: demoDevice.id,
          secret: demoDevice.secret,
        },
        tls: { ca: join(bench.platform.dataFolder, 'demo-cloud', 'ca.crt'), check: 'server' },
        mqtt: { subscriptions: [{ topic, qos: 0 }], proof: { topic, qos: 0, payload: '{"a":"\\\\b"}' } },
      }),
    );
    const { exitCode, out } = await run([
      example('huawei-mqtts.atseq.yaml'),
      '--profile',
      profile,
      '--format',
      'jsonl',
    ]);
    expect({ exitCode, out }).toMatchObject({ exitCode: 0 });
    expect(out).not.toContain(demoDevice.secret);
    expect(out).toMatch(/AT\+MCONFIG=.*\*{8}/);
  });
});
