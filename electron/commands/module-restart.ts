import { accepted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** `OK`, and about 1.5 s later `RDY`. Files stay; MQTT and TLS settings and everything else in its memory are gone. */
export const restartModule = declare<void, void>({
  name: 'AT+RESET',
  source: 'MAN RESET; transcript 27',
  line: fixedLine('AT+RESET'),
  repeatable: false,
  parse: accepted,
});
