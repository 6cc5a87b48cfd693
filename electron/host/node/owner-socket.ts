import { createHash, randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { isAbsolute, join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { systemCode } from './file-failures.ts';
import type { Owner, OwnerAnswer } from './owner.ts';
import { withShortPath } from './short-path.ts';

/** What another process of the same user may ask of the owner of a data folder. */
const ownerRequests = ['alive', 'visit', 'stop'] as const;
export type OwnerRequest = (typeof ownerRequests)[number];
export type OwnerAnswers = Readonly<Record<OwnerRequest, () => string>>;

/** A socket that listens until its process ends. The system closes it when the process ends in any way. */
export interface OwnerSocket {
  /** The name in the owner file: a file of the data folder, an absolute path, or a named pipe. */
  readonly name: string;
  /** Listens in another folder as well. Returns how to end that. */
  alsoIn(folder: string, fileName: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const answerLimitMs = 2_000;
const longestLine = 1_000;
/** Maximum number of attempts when the owner closes a connection before it answers. */
const maxAttempts = 5;

const proofOf = (role: 'ask' | 'answer', key: string): string =>
  createHash('sha256').update(`atelier ${role} ${key}`).digest('hex');

export interface OwnerSocketOptions {
  readonly folder: string;
  /** A folder of the same user, for a data folder that cannot contain sockets (FAT, some network shares). */
  readonly spareFolder: string;
  readonly key: string;
  readonly answers: OwnerAnswers;
  readonly clock: Clock;
  /** As `process.platform`. */
  readonly os: string;
}

/** Opens the socket with a random name. Throws the error of the system. */
export const openOwnerSocket = async (options: OwnerSocketOptions): Promise<OwnerSocket> => {
  const { folder, spareFolder, os } = options;
  const id = randomBytes(12).toString('hex');
  const first = createOwnerServer(options);
  const alsoIn: OwnerSocket['alsoIn'] = async (otherFolder, name) => {
    const second = createOwnerServer(options);
    await listenInFolder(second.server, otherFolder, name);
    return () => second.close(join(otherFolder, name));
  };
  if (os === 'win32') {
    const pipe = `\\\\.\\pipe\\atelier-${id}`;
    await listen(first.server, pipe);
    return { name: pipe, alsoIn, close: () => first.close() };
  }
  const fileName = `owner-${id}.sock`;
  const usedFolder = await listenInFolder(first.server, folder, fileName).catch(async (error: unknown) => {
    systemCode(error);
    await mkdir(spareFolder, { recursive: true, mode: 0o700 });
    return listenInFolder(first.server, spareFolder, fileName);
  });
  const name = usedFolder === folder ? fileName : join(usedFolder, fileName);
  return { name, alsoIn, close: () => first.close(join(usedFolder, fileName)) };
};

/** `close` also removes the file of the socket. */
const createOwnerServer = (
  options: OwnerSocketOptions,
): { readonly server: Server; close(path?: string): Promise<void> } => {
  const asking = new Set<Socket>();
  const server = createServer(answerWith(options, asking));
  return {
    server,
    close: async (path) => {
      await closeServer(server, asking);
      if (path !== undefined) await rm(path, { force: true });
    },
  };
};

const listenInFolder = (server: Server, folder: string, fileName: string): Promise<string> =>
  withShortPath(folder, fileName, async (path) => {
    const listening = listen(server, path);
    // Set in the same tick as the bind, before another process can connect: on Linux, connecting needs write permission.
    if (server.listening) chmodSync(path, 0o600);
    await listening;
    return folder;
  });

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      // An error of one connection does not affect the others.
      server.on('error', () => undefined);
      resolve();
    });
  });

const closeServer = (server: Server, asking: ReadonlySet<Socket>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of asking) socket.destroy();
  });

const answerWith =
  ({ key, answers, clock }: OwnerSocketOptions, asking: Set<Socket>) =>
  (socket: Socket): void => {
    asking.add(socket);
    const cancel = clock.after(answerLimitMs, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => {
      asking.delete(socket);
      cancel();
    });
    readLine(socket, (line) => {
      const request = ownerRequests.find((candidate) => line === `${candidate} ${proofOf('ask', key)}`);
      if (request === undefined) socket.destroy();
      else socket.end(`${proofOf('answer', key)} ${answers[request]()}\n`);
    });
  };

/** Reads the first line. A connection that sends a line that is too long is closed. */
const readLine = (socket: Socket, take: (line: string) => void): void => {
  let text = '';
  let isTaken = false;
  socket.setEncoding('utf8').on('data', (more: string) => {
    if (isTaken) return;
    text += more;
    const end = text.indexOf('\n');
    if (end < 0 && text.length > longestLine) socket.destroy();
    if (end < 0) return;
    isTaken = true;
    take(text.slice(0, end));
  });
};

export interface AskOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** As `process.platform`. */
  readonly os: string;
  readonly isProcessThere?: (pid: number) => boolean;
}

/** Asks the owner that the owner file names. A process that listens is alive, even if it does not answer. */
export const askOwner = async (owner: Owner, request: OwnerRequest, options: AskOptions): Promise<OwnerAnswer> => {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const answer = await askOnce(owner, request, options);
    if (answer.kind === 'silent' && isLeftPipe(owner, options)) return { kind: 'gone' };
    if (answer.kind !== 'closed') return answer;
  }
  return { kind: 'silent' };
};

/** When a process ends, the name of its pipe is free again. A silent process that has the name now may be any other. */
const isLeftPipe = ({ pid }: Owner, { os, isProcessThere = isThere }: AskOptions): boolean =>
  os === 'win32' && !isProcessThere(pid);

const isThere = (pid: number): boolean => {
  try {
    // Signal 0 sends nothing.
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
};

type Attempt = OwnerAnswer | { readonly kind: 'closed' };

const askOnce = ({ socket: name, key }: Owner, request: OwnerRequest, options: AskOptions): Promise<Attempt> => {
  const { folder, clock } = options;
  const ask = (path: string): Promise<Attempt> =>
    new Promise((resolve) => {
      const socket = connect(path);
      const settle = (answer: Attempt): void => {
        cancel();
        socket.destroy();
        resolve(answer);
      };
      const cancel = clock.after(answerLimitMs, () => settle({ kind: 'silent' }));
      socket.on('error', (error: NodeJS.ErrnoException) => settle({ kind: meaningOf(error.code) }));
      socket.on('close', () => settle({ kind: 'closed' }));
      readLine(socket, (line) => settle(readAnswer(line, proofOf('answer', key))));
      socket.write(`${request} ${proofOf('ask', key)}\n`);
    });
  return isAbsolute(name) || name.startsWith('\\\\') ? askAt(name, ask) : withShortPath(folder, name, ask);
};

/** A socket in the spare folder may also have a long path. A named pipe is in no folder. */
const askAt = (path: string, ask: (path: string) => Promise<Attempt>): Promise<Attempt> => {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? ask(path) : withShortPath(path.slice(0, cut), path.slice(cut + 1), ask);
};

const readAnswer = (line: string, proof: string): OwnerAnswer =>
  line.startsWith(`${proof} `) ? { kind: 'done', text: line.slice(proof.length + 1) } : { kind: 'gone' };

/** No process listens, or the file does not exist: the owner has ended. */
const endedCodes: ReadonlySet<string | undefined> = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK', 'ENOTDIR']);
/** The process ended or closed this connection before it answered. */
const closedCodes: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

/** Any other error (`EAGAIN` for a full queue) means that a process listens. */
const meaningOf = (code: string | undefined): 'gone' | 'closed' | 'silent' => {
  if (endedCodes.has(code)) return 'gone';
  return closedCodes.has(code) ? 'closed' : 'silent';
};
