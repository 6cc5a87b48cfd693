import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const dist = resolve(process.env.ATELIER_TEST_DIST ?? '');
const serve = pathToFileURL(join(dist, 'electron/serve.js'));

/** What the workflows do with a packed program. The test uses another program, because there is no Electron runtime. */
describe('the start of a packed program', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-start-packed-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (program: string) => {
    const file = join(folder, 'program.mjs');
    writeFileSync(file, program);
    const args = [join(root, '.github/start-packed.mjs'), process.execPath, file];
    const environment = { ...process.env, ATELIER_TEST_DIST: dist };
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env: environment });
    return { status, stdout };
  };

  it('passes when it shows its window, and ends on request', () => {
    // The served application answers at its data folder as the window does.
    const shows = `import { writeFileSync } from 'node:fs';
      process.stdout.write = ((write) => (text, ...rest) => {
        if (String(text).includes('?token=')) writeFileSync(process.env.ATELIER_SHOWN_FILE, '');
        return write(text, ...rest);
      })(process.stdout.write.bind(process.stdout));
      await import(${JSON.stringify(serve.href)});`;
    const { status, stdout } = start(shows);
    expect(stdout).toContain('start-packed: its window is shown');
    expect(stdout).toContain('start-packed: it ended as it should');
    expect(status).toBe(0);
  });

  it('fails when it ends before it shows a window', () => {
    const { status, stdout } = start('process.exit(3);');
    expect(stdout).toContain('it ended (3) before it showed a window');
    expect(status).toBe(1);
  });
});
