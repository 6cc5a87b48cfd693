import { accepted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Leaves the network and switches off. `NORMAL POWER DOWN` is the result; no `OK` follows. */
export const powerOffModule = declare<void, void>({
  name: 'AT+CPOWD',
  source: 'MAN CPOWD',
  line: fixedLine('AT+CPOWD=1'),
  finals: { success: [/^NORMAL POWER DOWN$/], failure: [] },
  endsConnection: true,
  repeatable: false,
  parse: accepted,
});
