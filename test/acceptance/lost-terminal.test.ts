import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { haveTools } from '../support/required-tools.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';
import { timeoutMs } from '../support/time-scale.ts';

const dist = join(process.env.ATELIER_TEST_CLI ?? '', '..');

describe.skipIf(!haveTools('socat'))('a closed terminal', () => {
  let platform: TempPlatform;
  beforeEach(() => {
    platform = createTempPlatform();
  });
  afterEach(() => platform.remove());
  const file = (name: string): string => join(platform.dataFolder, name);

  /** Only the leader of a session gets SIGHUP. A shell as the leader passes it on and notes the exit code. */
  const runIn = (entry: string, args: readonly string[]): string => {
    const command = [process.execPath, join(dist, entry), ...args].map((part) => `'${part}'`).join(' ');
    const script = `${command} </dev/tty >/dev/tty 2>/dev/tty & pid=$!
      trap 'kill -HUP $pid' HUP
      wait $pid; code=$?
      if kill -0 $pid 2>/dev/null; then wait $pid; code=$?; fi
      echo $code > '${file('code')}'`;
    writeFileSync(file('run.sh'), script);
    return `EXEC:sh ${file('run.sh')},pty,setsid,ctty`;
  };

  const exitCodeAfterClosing = async (entry: string, args: readonly string[], until: RegExp): Promise<string> => {
    const terminal = spawn('socat', ['-', runIn(entry, args)], { stdio: ['pipe', 'pipe', 'ignore'] });
    await new Promise<void>((shown, failed) => {
      let out = '';
      terminal.stdout.setEncoding('utf8').on('data', (more: string) => {
        out += more;
        if (until.test(out)) shown();
      });
      terminal.on('close', () => failed(new Error(`ended without ${until}: ${out}`)));
    });
    terminal.kill('SIGKILL');
    await expect
      .poll(() => existsSync(file('code')) && readFileSync(file('code'), 'utf8'), { timeout: timeoutMs(20_000) })
      .toMatch(/\n$/);
    return readFileSync(file('code'), 'utf8').trim();
  };

  it.each([
    ['monitor', 'cli.js', ['monitor', '--port', 'sim:'], /open: sim:/, '0'],
    ['simulate', 'cli.js', ['simulate', '--tcp', '0'], /ready /, '0'],
    ['demo', 'cli.js', ['demo'], / AT\+/, '130'],
    ['the web host', 'serve.js', [], /token=\S+ /, '0'],
  ])('ends %s like Ctrl+C', async (_name, entry, args, until, exitCode) => {
    expect(await exitCodeAfterClosing(entry, [...args, '--data', file('data'), '--lang', 'en'], until)).toBe(exitCode);
  });
});
