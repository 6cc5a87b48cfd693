import { accepted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Shuts down packet data. Ends with `SHUT OK`, in one vendor table with `OK`; takes up to 90 s (MAN 1.4). */
export const shutConnections = declare<void, void>({
  name: 'AT+CIPSHUT',
  source: 'MAN CIPSHUT; docs/at-dialect.md §6.2',
  line: fixedLine('AT+CIPSHUT'),
  endsConnection: true,
  finals: { success: [/^SHUT OK$/], failure: [] },
  deadlineMs: () => 90_000,
  repeatable: true,
  parse: accepted,
});
