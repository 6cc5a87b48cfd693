import { type BigIntStats, fstatSync, statSync } from 'node:fs';

const standardOutputs = [1, 2];
const namedDescriptor = /^\/(?:dev\/fd|proc\/self\/fd)\/(\d{1,6})$/;

/**
 * The open descriptor of this process that a path leads to, when it is a regular file: `/dev/stdout` with `> file`, `/dev/fd/3`, or the name of
 * that file. It has a place where it writes next: a file that is opened again or replaced loses what is written through it before or after.
 */
export const ownDescriptorOf = (path: string): number | null => {
  const there = statsOf(() => statSync(path, { bigint: true }));
  if (!there?.isFile()) return null;
  const named = namedDescriptor.exec(path)?.[1];
  const descriptors = named === undefined ? standardOutputs : [Number(named), ...standardOutputs];
  return (
    descriptors.find((descriptor) => {
      const opened = statsOf(() => fstatSync(descriptor, { bigint: true }));
      return opened !== null && opened.ino !== 0n && opened.ino === there.ino && opened.dev === there.dev;
    }) ?? null
  );
};

const statsOf = (ask: () => BigIntStats): BigIntStats | null => {
  try {
    return ask();
  } catch {
    return null;
  }
};
