import { escapeMessage } from '../../shared/at/message-escapes.ts';
import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { quoted, stringLimitBytes, wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';
import { type PublishQos, publishAcknowledgement } from './parts/publish-acknowledgement.ts';

export interface MqttPublishParams {
  readonly topic: string;
  readonly qos: PublishQos;
  readonly retain: boolean;
  /** Before escaping; the module family says how many bytes it takes. */
  readonly message: Uint8Array;
  readonly secondPhaseMs: number;
}

/** Between the quotes. What could end the argument or the line there is a bug of the escaping and throws. */
const messageText = (message: Uint8Array): string => {
  const text = escapeMessage(message);
  if (/["\r\n]/.test(text)) throw new Error('an escaped message holds a quote or a line end');
  return text;
};

/** At QoS 0 `OK` says only that the module took it. */
export const mqttPublish = declare<MqttPublishParams, void>({
  name: 'AT+MPUB',
  source: 'article table; MAN MPUB; transcripts 02, 27',
  line: ({ topic, qos, retain, message }) =>
    commandLine(
      'AT+MPUB=',
      quoted(topic, stringLimitBytes),
      `,${wholeNumber(qos, 0, 2)},${retain ? 1 : 0},"`,
      messageText(message),
      '"',
    ),
  secondPhase: ({ qos, secondPhaseMs }) => publishAcknowledgement(qos, secondPhaseMs),
  repeatable: false,
  parse: accepted,
});
