import { countedPrompt, type DialectArea, execute, finals, query, row, set } from './row.ts';

const timeOut = finals([], [/^TimeOut$/i]);

/** The file system of the module (docs/at-dialect.md §7). */
export const filesArea: DialectArea = {
  section: 11,
  name: 'files',
  rows: [
    row('AT+FSCREATE', 'MAN FSCREATE; docs/at-dialect.md §7', '', set('"<file>"', { effect: 'flash', once: true })),
    row(
      'AT+FSWRITE',
      'MAN FSWRITE; docs/at-dialect.md §7',
      '',
      set('"<file>",<0 from the start,1 append>,<bytes 1-10240>,<s>', {
        ...{ effect: 'flash', once: true, finals: timeOut, prompt: countedPrompt(2, 3, 1_000) },
      }),
    ),
    row(
      'AT+FSREAD',
      'MAN FSREAD; docs/at-dialect.md §7',
      '',
      set('"<file>",<0 from the start,1 from position>,<bytes>,<position>', { effect: 'safe', answer: '(bytes)' }),
    ),
    row(
      'AT+FSFLSIZE',
      'MAN FSFLSIZE; docs/at-dialect.md §7',
      '',
      set('"<file>"', { effect: 'safe', answer: '+FSFLSIZE: 10' }),
    ),
    row('AT+FSDEL', 'MAN FSDEL; docs/at-dialect.md §7', '', set('"<file>"', { effect: 'flash' })),
    row(
      'AT+FSLS',
      'MAN FSLS; docs/at-dialect.md §7',
      '',
      execute({ answer: 'testdir\\ / test.txt' }),
      set('"<folder>"', { effect: 'safe', answer: 'testdir\\ / test.txt' }),
    ),
    row('AT+FSMEM', 'MAN FSMEM; docs/at-dialect.md §7', '', execute({ answer: '+FSMEM: 64100 bytes' })),
    row('AT+FSDRIVE', 'MAN FSDRIVE; docs/at-dialect.md §7', '', set('0', { effect: 'safe', answer: '+FSDRIVE:C' })),
    row('AT+FSMKDIR', 'MAN FSMKDIR; docs/at-dialect.md §7', '', set('"<folder>"', { effect: 'flash' })),
    row('AT+FSRMDIR', 'MAN FSRMDIR; docs/at-dialect.md §7', '', set('"<folder>"', { effect: 'flash' })),
    row('AT+FSREADHEAD', 'MAN FSREADHEAD', '618 from V1118', set('<0,1>'), query('+FSREADHEAD: 0')),
  ],
};
