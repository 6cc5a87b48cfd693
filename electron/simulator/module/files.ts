import type { Answer } from './answer.ts';
import { cmeError, okay, okayThen, okayWithData, plainError, prompt, silence } from './answer.ts';
import { numberOf, textOf } from './arguments.ts';
import type { CommandGroup, Handler } from './command-entry.ts';
import type { Argument } from './command-syntax.ts';
import type { ModuleCore } from './core.ts';
import { type FileProblem, fileNameLimitBytes } from './file-store.ts';

/** One read or write (docs/at-dialect.md §7). */
const blockLimitBytes = 10_240;

const fileName = (args: readonly Argument[]): string | null => textOf(args[0], fileNameLimitBytes);

/** The error number differs between models (docs/at-dialect.md §7). */
const missing = (core: ModuleCore): Answer => cmeError(core.model.missingFile);

const outcomeOf = (core: ModuleCore, problem: FileProblem | null, success: Answer): Answer => {
  if (problem === null) return success;
  if (problem === 'noSuchFile') return missing(core);
  return problem === 'error' ? plainError : cmeError(problem);
};

const freeBytes = (core: ModuleCore): number => (core.has('storage-full') ? 0 : core.files.freeBytes());

const create: Handler = (core, args) => {
  const name = fileName(args);
  if (name === null || args.length !== 1) return cmeError('invalidParameter');
  return outcomeOf(core, core.files.create(name), okay());
};

/** Mode 0 overwrites the start and keeps the bytes after it, so the rest of an older, longer file remains. Mode 1 appends. */
const write: Handler = (core, args) => {
  if (args.length < 4) return cmeError('notAllowed');
  const name = fileName(args);
  const mode = numberOf(args[1], 0, 1);
  const sizeBytes = numberOf(args[2], 1, blockLimitBytes);
  const seconds = numberOf(args[3], 1, 4_294_967_295);
  if (name === null || mode === null || sizeBytes === null || seconds === null || args.length > 4) {
    return cmeError('invalidParameter');
  }
  if (core.has('no-prompt')) return silence;
  const before = core.files.read(name);
  if (before === null) return missing(core);
  const position = mode === 0 ? 0 : before.length;
  if (position + sizeBytes - before.length > freeBytes(core)) return cmeError('memoryFull');
  return prompt({
    sizeBytes,
    limitMs: seconds * 1_000,
    endByte: null,
    complete: (data) => store(core, name, position, data),
  });
};

const store = (core: ModuleCore, name: string, position: number, data: Uint8Array): Answer => {
  if (core.has('write-error')) return plainError;
  const before = core.files.read(name) ?? new Uint8Array(0);
  const stored = core.has('short-write') ? data.subarray(0, -1) : Uint8Array.from(data);
  if (core.has('corrupt-write')) {
    const middle = Math.floor(stored.length / 2);
    stored[middle] = (stored[middle] ?? 0) ^ 1;
  }
  const content = new Uint8Array(Math.max(before.length, position + stored.length));
  content.set(before);
  content.set(stored, position);
  core.files.put(name, content);
  core.note('file', `${name}: ${stored.length} bytes at ${position}`);
  return okayThen(() => {
    if (core.has('mute-after-upload')) core.ram.silenced = true;
  });
};

const read: Handler = (core, args) => {
  if (args.length < 3) return cmeError('notAllowed');
  const name = fileName(args);
  const mode = numberOf(args[1], 0, 1);
  const sizeBytes = numberOf(args[2], 1, blockLimitBytes);
  const position = args[3] ? numberOf(args[3], 0, 4_294_967_295) : 0;
  if (name === null || mode === null || sizeBytes === null || position === null) return cmeError('invalidParameter');
  const content = core.files.read(name);
  if (content === null) return missing(core);
  const start = mode === 0 ? 0 : position;
  if (start > content.length) return cmeError('invalidParameter');
  return okayWithData(content.subarray(start, start + sizeBytes));
};

/** A handler that takes one file name and nothing else. */
const onName =
  (action: (core: ModuleCore, name: string) => Answer): Handler =>
  (core, args) => {
    const name = fileName(args);
    return name === null || args.length !== 1 ? cmeError('invalidParameter') : action(core, name);
  };

const list = (core: ModuleCore, directory: string): Answer => {
  const names = core.files.list(directory);
  if (names === null) return cmeError('noSuchDirectory');
  return names.length === 0 && core.model.emptyDirectoryIsError ? plainError : okay(...names);
};

const slow = (core: ModuleCore, problem: FileProblem | null): Answer =>
  outcomeOf(core, problem, { ...okay(), delayMs: core.timings.fileMs });

const memory: Handler = (core) => {
  const answer = okay(`+FSMEM: ${freeBytes(core)} bytes`);
  return core.model.memoryAnswerEnds ? answer : { ...answer, end: { kind: 'silence' } };
};

export const fileCommands: CommandGroup = {
  '+FSCREATE': { set: create },
  '+FSWRITE': { set: write },
  '+FSREAD': { set: read },
  '+FSFLSIZE': {
    set: onName((core, name) => {
      const content = core.files.read(name);
      return content === null ? missing(core) : okay(`+FSFLSIZE: ${content.length}`);
    }),
  },
  '+FSDEL': { set: onName((core, name) => outcomeOf(core, core.files.remove(name), okay())) },
  '+FSLS': { execute: (core) => list(core, '/'), set: onName(list) },
  '+FSMEM': { execute: memory },
  '+FSMKDIR': { set: onName((core, name) => slow(core, core.files.makeDirectory(name))) },
  '+FSRMDIR': { set: onName((core, name) => slow(core, core.files.removeDirectory(name))) },
};
