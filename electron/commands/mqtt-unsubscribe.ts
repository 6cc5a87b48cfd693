import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { quoted, stringLimitBytes } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';
import { errorAfterOk, linkClosed } from './parts/second-phase.ts';

export interface MqttUnsubscribeParams {
  readonly topic: string;
  readonly secondPhaseMs: number;
}

export const mqttUnsubscribe = declare<MqttUnsubscribeParams, void>({
  name: 'AT+MUNSUB',
  source: 'MAN MUNSUB; docs/at-dialect.md §9.4',
  line: ({ topic }) => commandLine('AT+MUNSUB=', quoted(topic, stringLimitBytes)),
  secondPhase: ({ secondPhaseMs }) => ({
    success: [/^UNSUBACK(?: OK)?$/],
    failure: [/^UNSUBACK(?! OK$).+$/, linkClosed, errorAfterOk],
    detail: [],
    deadlineMs: secondPhaseMs,
    holdsLine: true,
  }),
  repeatable: true,
  parse: accepted,
});
