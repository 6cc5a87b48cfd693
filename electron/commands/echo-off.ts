import { accepted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** May have no effect: an `ATE0` sent at the time of `RDY` is lost (transcript 31), so nothing may rely on it. */
export const echoOff = declare<void, void>({
  name: 'ATE0',
  source: 'MAN 1.3; transcript 31',
  line: fixedLine('ATE0'),
  repeatable: true,
  parse: accepted,
});
