import { accepted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Answers `OK`, and about 1.5 s later prints `RDY`. Files are kept; MQTT and TLS settings and all other settings in memory are lost. */
export const restartModule = declare<void, void>({
  name: 'AT+RESET',
  source: 'MAN RESET; transcript 27',
  line: fixedLine('AT+RESET'),
  repeatable: false,
  parse: accepted,
});
