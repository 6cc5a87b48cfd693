import { accepted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Closes the TCP connection to the broker. `+CME ERROR: 767` when there is no connection: the vendor recommends ignoring the result. */
export const mqttClose = declare<void, void>({
  name: 'AT+MIPCLOSE',
  source: 'MAN MIPCLOSE; transcripts 02, 09, 10',
  line: fixedLine('AT+MIPCLOSE'),
  endsConnection: true,
  finals: { success: [/^CLOSE OK$/], failure: [] },
  repeatable: true,
  expected: {
    answer: /^\+CME ERROR ?: ?(?:767|operation failed)$/i,
    source: 'transcripts 09, 10: there is none to close',
  },
  parse: accepted,
});
