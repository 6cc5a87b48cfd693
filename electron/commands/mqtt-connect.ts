import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';
import { errorAfterOk, linkClosed } from './parts/second-phase.ts';

export interface MqttConnectParams {
  readonly cleanSession: boolean;
  /** 1 to 65535. */
  readonly keepAliveSeconds: number;
  readonly secondPhaseMs: number;
}

/** The result of a refused login is not documented: anything but `CONNACK OK` counts as a refusal (docs/at-dialect.md §9.3). */
export const mqttConnect = declare<MqttConnectParams, void>({
  name: 'AT+MCONNECT',
  source: 'article table; MAN MCONNECT; transcripts 02, 27',
  line: ({ cleanSession, keepAliveSeconds }) =>
    commandLine('AT+MCONNECT=', cleanSession ? 1 : 0, ',', wholeNumber(keepAliveSeconds, 1, 65_535)),
  secondPhase: ({ secondPhaseMs }) => ({
    success: [/^CONNACK OK$/],
    failure: [/^CONNACK(?! OK$).*$/, linkClosed, errorAfterOk],
    detail: [],
    deadlineMs: secondPhaseMs,
    holdsLine: true,
  }),
  repeatable: false,
  parse: accepted,
});
