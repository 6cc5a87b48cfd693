import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { quoted, stringLimitBytes, wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';
import { errorAfterOk, linkClosed } from './parts/second-phase.ts';

export interface MqttSubscribeParams {
  readonly topic: string;
  readonly qos: 0 | 1 | 2;
  readonly secondPhaseMs: number;
}

/** The granted QoS is not printed. The result of a refused topic is unknown (docs/at-dialect.md §9.4). */
export const mqttSubscribe = declare<MqttSubscribeParams, void>({
  name: 'AT+MSUB',
  source: 'article table; MAN MSUB; transcripts 02, 27',
  line: ({ topic, qos }) => commandLine('AT+MSUB=', quoted(topic, stringLimitBytes), ',', wholeNumber(qos, 0, 2)),
  secondPhase: ({ secondPhaseMs }) => ({
    success: [/^SUBACK(?: OK)?$/],
    failure: [/^SUBACK(?! OK$).+$/, linkClosed, errorAfterOk],
    detail: [],
    deadlineMs: secondPhaseMs,
    holdsLine: true,
  }),
  repeatable: true,
  parse: accepted,
});
