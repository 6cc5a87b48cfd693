import { accepted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Ends the MQTT session. MIPCLOSE follows, regardless of the result. */
export const mqttDisconnect = declare<void, void>({
  name: 'AT+MDISCONNECT',
  source: 'article table; MAN MDISCONNECT; transcript 02',
  line: fixedLine('AT+MDISCONNECT'),
  repeatable: true,
  parse: accepted,
});
