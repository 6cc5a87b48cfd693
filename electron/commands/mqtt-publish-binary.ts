import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { quoted, stringLimitBytes, wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';
import { type PublishQos, publishAcknowledgement } from './parts/publish-acknowledgement.ts';

/** Most bytes of one MPUBEX (MAN MPUBEX); the module family may take fewer. */
const binaryMessageLimitBytes = 4_100;

export interface MqttPublishBinaryParams {
  readonly topic: string;
  readonly qos: PublishQos;
  readonly retain: boolean;
  /** 1 to 4100 bytes, sent as they are after the prompt. */
  readonly message: Uint8Array;
  readonly secondPhaseMs: number;
}

const lineFeed = 0x0a;

/**
 * With its length given, the module sends the message as soon as it has that many bytes; without it, a byte 0x1A or a gap
 * of 5 s would end the message, so the length is always given. CR LF ends the line only before a message that begins
 * with LF: whether firmware elsewhere swallows or counts that LF is not known. Not every family has this command.
 */
export const mqttPublishBinary = declare<MqttPublishBinaryParams, void>({
  name: 'AT+MPUBEX',
  source: 'MAN MPUBEX; at-dialect §2, §9.6',
  line: ({ topic, qos, retain, message }) =>
    commandLine(
      'AT+MPUBEX=',
      quoted(topic, stringLimitBytes),
      `,${wholeNumber(qos, 0, 2)},${retain ? 1 : 0}`,
      `,${wholeNumber(message.length, 1, binaryMessageLimitBytes)}`,
    ),
  lineEnd: ({ message }) => (message[0] === lineFeed ? 'crlf' : 'cr'),
  prompt: ({ message }) => ({ bytes: message, secret: false }),
  secondPhase: ({ qos, secondPhaseMs }) => publishAcknowledgement(qos, secondPhaseMs),
  repeatable: false,
  parse: accepted,
});
