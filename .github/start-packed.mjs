// Starts the packed program of this system, waits until its window is shown, and asks it to end. Fails when any of that does not happen.
//   node .github/start-packed.mjs [PROGRAM …]     (on Linux under xvfb-run)
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const limitMs = { shown: 120_000, ended: 30_000 };

/** By system and architecture: only what this machine can run. */
const packedProgram = () => {
  const release = join(root, 'release');
  const suffix = process.arch === 'arm64' ? '-arm64' : '';
  const candidates = {
    linux: [[`linux${suffix}-unpacked`, 'atelier']],
    win32: [[`win${suffix}-unpacked`, 'ATelier.exe']],
    darwin: [`mac${suffix}`, 'mac-universal'].map((folder) => [folder, 'ATelier.app/Contents/MacOS/ATelier']),
  }[process.platform];
  const found = candidates?.map((parts) => join(release, ...parts)).find(existsSync);
  if (found !== undefined) return found;
  const there = existsSync(release) ? readdirSync(release).join(', ') : 'nothing';
  throw new Error(`no packed program for ${process.platform} ${process.arch}: release/ holds ${there}`);
};

const [program = packedProgram(), ...given] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'atelier-packed-'));
const shownFile = join(folder, 'shown');
const data = join(folder, 'data');
const say = (text) => process.stdout.write(`start-packed: ${text}\n`);

const until = (isThere, ms) =>
  new Promise((done) => {
    const stopAtMs = performance.now() + ms;
    const look = () => {
      if (isThere() || performance.now() > stopAtMs) done(isThere());
      else setTimeout(look, 100);
    };
    look();
  });

/** As `serve --stop` does it: over the socket of the data folder, which proves that the program lives in there. */
const askToEnd = () => {
  const serve = resolve(process.env.ATELIER_TEST_DIST ?? join(root, 'dist'), 'electron/serve.js');
  return spawnSync(process.execPath, [serve, '--stop', '--data', data, '--lang', 'en'], { stdio: 'inherit' }).status;
};

const run = async () => {
  say(program);
  let end = null;
  const child = spawn(program, [...given, '--data', data], {
    stdio: 'inherit',
    env: { ...process.env, ATELIER_SHOWN_FILE: shownFile },
  });
  child.on('error', (error) => {
    end ??= String(error);
  });
  child.on('exit', (exitCode, signal) => {
    end ??= exitCode ?? signal;
  });
  try {
    const wasShown = await until(() => existsSync(shownFile) || end !== null, limitMs.shown);
    if (end !== null && !existsSync(shownFile)) return `it ended (${end}) before it showed a window`;
    if (!wasShown) return `it showed no window within ${limitMs.shown / 1_000} s`;
    say('its window is shown');
    if (askToEnd() !== 0) return 'it did not answer at its data folder';
    await until(() => end !== null, limitMs.ended);
    if (end === null) return `it did not end within ${limitMs.ended / 1_000} s`;
    return end === 0 ? null : `it ended with ${end}`;
  } finally {
    if (end === null) child.kill('SIGKILL');
  }
};

const problem = await run();
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
say(problem ?? 'it ended as it should');
process.exit(problem === null ? 0 : 1);
