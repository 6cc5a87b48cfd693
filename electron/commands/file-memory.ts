import { ok } from '../../shared/outcome.ts';
import { findPrefixed } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface FileMemory {
  readonly freeBytes: number;
  /** The line as printed by the module: evidence when the space is too small. */
  readonly line: string;
}

/** In one captured log the `OK` is missing (transcript 12), so the deadline is short. */
export const fileMemory = declare<void, FileMemory>({
  name: 'AT+FSMEM',
  source: 'MAN FSMEM; transcript 12',
  line: fixedLine('AT+FSMEM'),
  response: { prefixes: ['+FSMEM'], bare: null },
  deadlineMs: () => 3_000,
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const line = answer.lines.find((text) => findPrefixed([text], '+FSMEM') !== null) ?? '';
    const match = /^(\d{1,15})(?:\s*bytes?)?$/i.exec(findPrefixed([line], '+FSMEM') ?? '');
    return match ? ok({ freeBytes: Number(match[1]), line }) : unexpected('AT+FSMEM', answer);
  },
});
