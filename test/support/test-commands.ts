import { commandLine, secret } from '../../electron/at/command-line.ts';
import { type CommandSpec, noFurtherFinals, noResponse, type SecondPhaseRule } from '../../electron/at/command-spec.ts';
import { ok } from '../../shared/outcome.ts';

/** Commands for tests of the engine, so that they do not depend on `electron/commands`. */
const base = {
  source: 'test',
  secrets: [],
  response: noResponse,
  finals: noFurtherFinals,
  prompt: null,
  countedBytes: null,
  secondPhase: null,
  endsConnection: false,
  deadlineMs: () => 9_000,
  repeatable: true,
  optional: false,
} as const;

export const query = (line: string, prefixes: readonly string[] = []): CommandSpec<undefined, readonly string[]> => ({
  ...base,
  name: line,
  line: () => commandLine(line),
  response: { prefixes, bare: null },
  parse: (answer) => ok(answer.lines),
});

/** Its second phase says nothing about the topic. */
export const subscribe = (topic: string): CommandSpec<undefined, readonly string[]> => ({
  ...query(`AT+MSUB="${topic}",1`),
  secondPhase: () => ({
    success: [/^SUBACK$/],
    failure: [/^SUBACK .+$/, /^CLOSED$/, /^ERROR$/],
    detail: [],
    deadlineMs: 10_000,
    holdsLine: true,
  }),
  parse: (answer) => ok(answer.secondPhase),
});

export const bareQuery = (line: string, bare: RegExp): CommandSpec<undefined, readonly string[]> => ({
  ...query(line),
  response: { prefixes: [], bare },
});

export const withSecret: CommandSpec<{ readonly password: string }, string> = {
  ...base,
  name: 'AT+LOGIN',
  line: ({ password }) => commandLine('AT+LOGIN="', secret(password), '"'),
  secrets: ['password'],
  parse: (answer) => ok(answer.final),
};

export const upload: CommandSpec<{ readonly text: string }, string> = {
  ...base,
  name: 'AT+FSWRITE',
  line: ({ text }) => commandLine(`AT+FSWRITE="f",0,${text.length},15`),
  prompt: ({ text }) => ({ bytes: new Uint8Array(Buffer.from(text, 'latin1')), secret: false }),
  finals: { success: [], failure: [/^TimeOut$/] },
  deadlineMs: () => 17_000,
  repeatable: false,
  parse: (answer) => ok(answer.final),
};

export const download = (sizeBytes: number): CommandSpec<undefined, string> => ({
  ...base,
  name: 'AT+FSREAD',
  line: () => commandLine(`AT+FSREAD="f",0,${sizeBytes},0`),
  countedBytes: () => sizeBytes,
  parse: (answer) => ok(Buffer.from(answer.data).toString('latin1')),
});

export const connectPhase: SecondPhaseRule = {
  success: [/^CONNECT OK$/],
  failure: [/^CONNECT FAIL$/, /^CLOSED$/],
  detail: [/^STATE: ?/],
  deadlineMs: 60_000,
  holdsLine: true,
};

export const connect: CommandSpec<undefined, readonly string[]> = {
  ...base,
  name: 'AT+SSLMIPSTART',
  line: () => commandLine('AT+SSLMIPSTART="h",8883'),
  secondPhase: () => connectPhase,
  repeatable: false,
  parse: (answer) => ok(answer.secondPhase),
};

export const publish: CommandSpec<{ readonly qos: 0 | 1 | 2 }, readonly string[]> = {
  ...base,
  name: 'AT+MPUB',
  line: ({ qos }) => commandLine(`AT+MPUB="t",${qos},0,"m"`),
  secondPhase: ({ qos }) =>
    qos === 0
      ? null
      : {
          success: qos === 1 ? [/^PUBACK$/] : [/^PUBREC$/, /^PUBCOMP$/],
          failure: [/^CLOSED$/],
          detail: [],
          deadlineMs: 10_000,
          holdsLine: false,
        },
  repeatable: false,
  parse: (answer) => ok(answer.secondPhase),
};
