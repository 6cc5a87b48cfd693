// The development server: the page with hot reload, and the program behind it, which is built and restarted after each change.
//   npm run dev [-- --port N] [--data DIR]
// The page comes from Vite's server. Its WebSocket is forwarded to the program, which checks the token as the product does; docs/architecture.md §8.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const folder = resolve(root, 'dist/dev');
const usage = 'npm run dev -- [--port N] [--data DIR]';
const options = {
  port: { type: 'string', default: '5173' },
  data: { type: 'string', default: resolve(folder, 'data') },
};
const readOptions = () => {
  try {
    const { values } = parseArgs({ options });
    if (/^\d{1,5}$/.test(values.port) && Number(values.port) < 65_536) return values;
    process.stderr.write(`dev: --port takes a number from 0 to 65535.\n${usage}\n`);
  } catch (error) {
    process.stderr.write(`dev: ${error.message}\n${usage}\n`);
  }
  process.exit(2);
};
const values = readOptions();
const token = randomBytes(32).toString('base64url');
const loopback = '127.0.0.1';
const endLimitMs = 8_000;
const parentCheckMs = 500;
const parent = process.ppid;
/** The exit code of the program if its data folder is in use (`electron/host/web/run-serve.ts`). */
const folderTaken = 3;
const say = (text) => process.stdout.write(`dev: ${text}\n`);

/** The process of the program, or `null` between two of them. */
let program = null;
/** The port on which the program listens, or `null` while it does not. */
let programPort = null;
let hasRun = false;
/** Each start waits for the end of the previous process, because a data folder has one owner. */
let change = Promise.resolve();
let isEnding = false;

const startProgram = () => {
  const entry = resolve(folder, 'electron/dev.js');
  const started = spawn(process.execPath, ['--enable-source-maps', entry, '--data', values.data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ATELIER_DEV_TOKEN: token },
  });
  program = started;
  started.stdout.setEncoding('utf8').on('data', (text) => {
    const [, port] = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(text) ?? [];
    if (port === undefined || program !== started) return;
    programPort = Number(port);
    say(hasRun ? 'the program was restarted' : 'the program runs');
    hasRun = true;
  });
  started.on('exit', (exitCode) => {
    if (program !== started) return;
    program = null;
    programPort = null;
    if (isEnding) return;
    if (exitCode === folderTaken) say(`the reason is above. End the other program, or give another folder: ${usage}`);
    else say(`the program has ended (${exitCode}); the next change starts it again`);
  });
};

const endProgram = async () => {
  const ending = program;
  program = null;
  programPort = null;
  if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
  const ended = new Promise((done) => ending.once('exit', done));
  const limit = setTimeout(() => ending.kill('SIGKILL'), endLimitMs);
  ending.kill('SIGTERM');
  await ended;
  clearTimeout(limit);
};

const restartProgram = () => {
  change = change.then(endProgram).then(() => {
    if (!isEnding) startProgram();
  });
};

/** Builds the program now and after each change of one of its sources. */
const watchProgram = async () => {
  const watcher = await build({ configFile: resolve(root, 'electron/dev.config.ts'), logLevel: 'warn' });
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') restartProgram();
    if (event.code === 'ERROR') say('the program was not built: the error is above, the next change builds it again');
    if ('result' in event) void event.result?.close();
  });
  return watcher;
};

/** The same check as in the program. It must be made here, because `passConnection` replaces `Host` and `Origin`. */
const isFromOurPage = ({ headers }, port) =>
  [`${loopback}:${port}`, `localhost:${port}`].some(
    (authority) => headers.host === authority && headers.origin === `http://${authority}`,
  );

/** Forwards the WebSocket of the page to the program. */
const passConnection = (request, socket, head, port) => {
  socket.on('error', () => socket.destroy());
  const address = `${loopback}:${programPort}`;
  if (programPort === null || !isFromOurPage(request, port)) {
    socket.end(
      `HTTP/1.1 ${programPort === null ? '503 Service Unavailable' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`,
    );
    return;
  }
  const upstream = connect(programPort, loopback, () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let at = 0; at < request.rawHeaders.length; at += 2) {
      const name = request.rawHeaders[at];
      const own = { host: address, origin: `http://${address}` }[name.toLowerCase()];
      lines.push(`${name}: ${own ?? request.rawHeaders[at + 1]}`);
    }
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  for (const [one, other] of [
    [upstream, socket],
    [socket, upstream],
  ]) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
};

const servePage = async () => {
  const server = await createServer({
    configFile: resolve(root, 'renderer/vite.config.ts'),
    clearScreen: false,
    logLevel: 'warn',
    server: { host: loopback, port: Number(values.port) },
  });
  server.httpServer.on('upgrade', (request, socket, head) => {
    const { port } = server.httpServer.address();
    if ((request.url ?? '').split('?', 1)[0] === '/socket') passConnection(request, socket, head, port);
  });
  await server.listen();
  return server;
};

// The program must have a page to start, but Vite serves the real one.
mkdirSync(resolve(folder, 'renderer'), { recursive: true });
writeFileSync(
  resolve(folder, 'renderer/index.html'),
  '<!doctype html><title>npm run dev</title>The page is at the address that npm run dev printed.\n',
);
const server = await servePage();
const watcher = await watchProgram();

const end = async () => {
  if (isEnding) return;
  isEnding = true;
  await Promise.all([server.close(), watcher.close(), change.then(endProgram)]);
  say('ended');
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end());
// npm passes a signal only to the shell that it started, and the shell ends without passing it on.
if (process.env.npm_lifecycle_event === 'dev') {
  setInterval(() => {
    if (process.ppid !== parent) void end();
  }, parentCheckMs).unref();
}

say(`open http://${loopback}:${server.httpServer.address().port}/?token=${token}`);
