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
  /** Before escaping. The limit in bytes depends on the module family. */
  readonly message: Uint8Array;
  readonly secondPhaseMs: number;
}

/** The text between the quotes. A character that could end the argument or the line is a bug in the escaping, and throws. */
const messageText = (message: Uint8Array): string => {
  const text = escapeMessage(message);
  if (/["\r\n]/.test(text)) throw new Error('an escaped message holds a quote or a line end');
  return text;
};

/** At QoS 0 `OK` only means that the module accepted the message. */
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
