import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provisionOutputSchema, watchOutputSchema } from '../../../shared/cli-output.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;
const at = (name: string): string => join(bench.platform.dataFolder, name);

beforeEach(() => {
  bench = createCliBench();
  bench.write('p.json', 'the profile');
  bench.write('r.json', 'the report');
  symlinkSync(at('x'), at('link'));
});
afterEach(() => bench.platform.remove());

const provision = (...args: readonly string[]) =>
  bench.run(['provision', '--port', '/dev/no-such-port', '--profile', 'p.json', ...args]);

describe('two options that name one file', () => {
  it.each([
    ['--report', 'x', '--record', 'x'],
    ['--record', 'x', '--report', './x'],
    ['--record', 'link', '--report', 'x'],
    ['--report', 'link', '--record', 'x'],
    ['--report', 'p.json'],
    ['--record', './p.json'],
    ['--record', 'r.json', '--resume', 'r.json'],
    ['--record', '/dev/no-such-port'],
    ['--report', 'x', '--record', 'x', '--dry-run'],
  ])('%s %s %s %s: refused before anything is opened', async (...args) => {
    const { exitCode, out, err } = await provision(...args.filter((arg) => arg !== undefined));
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    const [english] = err.split(',');
    expect(english).toMatch(/^The input is not valid \(--re(port|cord)$/);
    expect(err).toMatch(/both name the same file.*\(usage\/invalid\)\n$/);
    expect((await provision(...args.filter((arg) => arg !== undefined), '--lang', 'zh')).err).toContain(
      '指向同一个文件',
    );
    expect(existsSync(at('x'))).toBe(false);
    expect(['p.json', 'r.json'].map((name) => readFileSync(at(name), 'utf8'))).toEqual(['the profile', 'the report']);
  });

  it('are refused in JSON too', async () => {
    const same = ['--report', 'x', '--record', 'x', '--json'];
    const document = provisionOutputSchema.parse(JSON.parse((await provision(...same)).out));
    expect(document).toMatchObject({ ok: false, exitCode: 2, error: { code: 'usage/invalid' }, recording: null });
    const line = watchOutputSchema.parse(JSON.parse((await provision(...same, '--watch')).out));
    expect(line).toMatchObject({ type: 'ended', exitCode: 2, error: { code: 'usage/invalid' } });
  });

  it('are refused by monitor: its recording is not its port', async () => {
    writeFileSync(at('port'), '');
    const { exitCode, err } = await bench.run(['monitor', '--port', at('port'), '--record', './port']);
    expect(exitCode).toBe(2);
    expect(err).toContain('(--record, --port): both name the same file');
    expect(readFileSync(at('port'), 'utf8')).toBe('');
  });

  it.each([
    ['--report', 'x', '--record', 'y'],
    ['--report', 'r.json', '--resume', 'r.json'],
  ])('%s %s %s %s are two files, or one that may be overwritten', async (...args) => {
    // The next error is that of the profile.
    expect((await provision(...args)).err).toContain('(profile/invalid)');
  });
});
