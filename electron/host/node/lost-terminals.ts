import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { systemCode } from './file-failures.ts';

const standardStreams = [0, 1, 2];

/**
 * When Node ends, it restores the settings of the terminals that it began with, and aborts (SIGABRT, a core dump) if one of them was closed in
 * the meantime. It skips a closed descriptor. Call it once, at the start.
 */
export const endWithoutLostTerminals = (): void => {
  const terminals = standardStreams.filter((descriptor) => isatty(descriptor));
  process.on('exit', () => {
    for (const descriptor of terminals) if (!isatty(descriptor)) close(descriptor);
  });
};

const close = (descriptor: number): void => {
  try {
    closeSync(descriptor);
  } catch (error) {
    // It was closed already.
    systemCode(error);
  }
};
