import type { LogProgram } from './log.ts';

/** A terminal program by what it prints about itself and by how it names its files. */
interface Terminal {
  readonly program: LogProgram;
  readonly source: string;
  /** Lines of its own, without the time. Only the program prints them. */
  readonly banner: RegExp;
  /** Lines that a device may print as well: taken as its own behind its banner only. */
  readonly messages: RegExp | null;
  readonly fileName: RegExp;
}

const terminals: readonly Terminal[] = [
  {
    ...{ program: 'picocom', source: 'picocom.c (startup)', fileName: /picocom/ },
    banner:
      /^(?:picocom v\d|Type \[C-[a-z]\] \[C-h\]|Terminal ready$|Thanks for using picocom|(?:send|receive)_cmd is +:|[ioe]map is +:|escape is +: C-)/,
    messages:
      /^(?:(?:port|flowcontrol|baudrate|parity|databits|stopbits|local echo|noinit|noreset|hangup|nolock|logfile|initstring|exit_after|exit) (?:is|are) *:|initstring *:|Terminating\.\.\.|\*\*\* )/,
  },
  {
    ...{ program: 'minicom', source: 'minicom.c (welcome text); Debian minicom.1', fileName: /minicom/ },
    banner: /^ *(?:Welcome to minicom|Press CTRL-A Z for help)/,
    messages: /^(?:OPTIONS: |Compiled on |Port \/dev\/)/,
  },
  {
    ...{ program: 'tio', source: 'tio src/main.c, src/log.c (names of files)', fileName: /^tio[-_]/ },
    banner: /^(?:gotty |tio )?(?:tio v\d|Press ctrl-t q to quit)/,
    messages: /^(?:Connected(?: to \S+)?|Disconnected|Waiting for tty device\.*)$/,
  },
  {
    ...{ program: 'coolterm', source: 'CoolTerm help, Capture to text file', fileName: /coolterm/ },
    banner: /^CoolTerm \d/,
    messages: null,
  },
  {
    ...{ program: 'tera-term', source: 'Tera Term 5 manual, Log', fileName: /tera ?term/ },
    banner: /^Tera Term \d/,
    messages: null,
  },
];

export interface OwnLines {
  /** Whether the terminal has printed the line about itself. */
  readonly isOwn: (body: string) => boolean;
  /** The program, as far as a line or the name of the file says; `null`: nothing does. */
  readonly program: () => LogProgram | null;
}

export const createOwnLines = (fileName: string): OwnLines => {
  let known: Terminal | null = null;
  const named = terminals.find((terminal) => terminal.fileName.test(fileName)) ?? null;
  return {
    isOwn: (body) => {
      const line = body.slice(0, 200);
      const found = terminals.find(({ banner }) => banner.test(line));
      known = found ?? known;
      return found !== undefined || (known?.messages?.test(line) ?? false);
    },
    program: () => (known ?? named)?.program ?? null,
  };
};
