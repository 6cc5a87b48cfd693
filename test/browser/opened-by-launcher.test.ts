import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';
import { takeWindow } from './window-pool.ts';

const addressPattern = /http:\/\/127\.0\.0\.1:\d+\/\?token=([\w-]+)/;

/** On Windows the program that opens addresses cannot be replaced through PATH. */
const haveLauncher = (): boolean => {
  if (process.platform !== 'win32') return haveBrowser();
  process.stderr.write('skipped: on Windows the opener of addresses has no stand-in\n');
  return false;
};

describe.runIf(haveLauncher())('a page that the program opens', () => {
  let platform: TempPlatform;
  let tools: string;
  const running: CliProcess[] = [];
  const callsFile = (): string => join(tools, 'calls');
  /** The arguments of each call of the opener: what every user of the computer can read while it runs. */
  const calls = (): readonly string[] =>
    existsSync(callsFile()) ? readFileSync(callsFile(), 'utf8').split('\n').slice(0, -1) : [];
  const start = (...args: readonly string[]): CliProcess => {
    const environment = { PATH: `${tools}${delimiter}${process.env.PATH ?? ''}`, DISPLAY: ':99' };
    const serve = startCliProcess(['--data', platform.dataFolder, ...args], { entry: 'serve', environment });
    running.push(serve);
    return serve;
  };

  beforeEach(() => {
    platform = createTempPlatform();
    tools = mkdtempSync(join(tmpdir(), 'atelier-tools-'));
    for (const name of ['xdg-open', 'open'])
      writeFileSync(join(tools, name), `#!/bin/sh\necho "$*" >> '${callsFile()}'\n`, { mode: 0o755 });
  });
  afterEach(async () => {
    for (const serve of running.splice(0)) {
      serve.kill('SIGTERM');
      await serve.ended;
    }
    platform.remove();
    rmSync(tools, { recursive: true, force: true });
  });

  it('is reached through a private file, so that no token is in the arguments of a program', async () => {
    const serve = start('--open');
    const [address, token = ''] = await serve.untilOut(addressPattern);
    await expect.poll(calls).toHaveLength(1);
    // A second command asks the running program, which opens another page.
    expect((await start('--open').ended).exitCode).toBe(0);
    await expect.poll(calls).toHaveLength(2);
    const { origin } = new URL(address);
    const problems: string[] = [];
    const lent = await takeWindow({ isUnused: true }, origin, problems);
    for (const call of calls()) {
      expect(call).toMatch(/^file:\/\/\/\S+$/);
      expect(call).not.toContain(token);
      const file = fileURLToPath(call);
      const [, oneVisit = ''] = addressPattern.exec(readFileSync(file, 'utf8')) ?? [];
      expect(oneVisit).toMatch(/^[\w-]{43}$/);
      expect(call).not.toContain(oneVisit);
      expect(oneVisit).not.toBe(token);

      const page = await lent.page.context().newPage();
      await page.goto(call);
      const themeButton = new Technician(page, names.en).button(names.en.theme);
      await themeButton.waitFor();
      expect(page.url()).toBe(`${origin}/`);
      await expect.poll(() => existsSync(dirname(file))).toBe(false);
      await page.reload();
      await themeButton.waitFor();
    }
    expect(problems.filter((line) => !line.startsWith('request: file:'))).toEqual([]);
    await lent.giveBack();
  });
});
