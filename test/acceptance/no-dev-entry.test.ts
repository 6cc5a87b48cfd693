import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const dist = process.env.ATELIER_TEST_DIST ?? '';
const textsBelow = (folder: string): readonly string[] =>
  readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:c?js|html)$/.test(name))
    .map((name) => readFileSync(join(dist, folder, name), 'utf8'));

describe('what is built', () => {
  const platform = createTempPlatform();
  let serve: CliProcess | null = null;
  afterEach(async () => {
    serve?.kill('SIGKILL');
    await serve?.ended;
    platform.remove();
  });

  it('has no entry for development', () => {
    const entries = readdirSync(join(dist, 'electron')).filter((name) => /\.c?js$/.test(name));
    expect(entries.sort()).toEqual(['cli.js', 'main.js', 'preload.cjs', 'reader-thread.js', 'serve.js', 'start.js']);
  });

  it('contains neither the token of npm run dev nor hot reload', () => {
    for (const text of textsBelow('electron')) expect(text).not.toContain('ATELIER_DEV');
    for (const text of textsBelow('renderer'))
      expect(text).not.toMatch(/import\.meta\.hot|@vite\/client|@react-refresh/);
  });

  it('generates its own token and ignores the environment', async () => {
    const given = 'A'.repeat(43);
    serve = startCliProcess(['--data', platform.dataFolder], {
      entry: 'serve',
      environment: { ATELIER_DEV_TOKEN: given },
    });
    const [, token] = await serve.untilOut(/\?token=([\w-]+)/);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(token).not.toBe(given);
  });
});
