import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { quoted, stringLimitBytes, wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';
import { type PublishQos, publishAcknowledgement } from './parts/publish-acknowledgement.ts';

/** Largest payload of one MPUBEX (MAN MPUBEX); the module family may accept less. */
const binaryMessageLimitBytes = 4_100;

export interface MqttPublishBinaryParams {
  readonly topic: string;
  readonly qos: PublishQos;
  readonly retain: boolean;
  /** 1 to 4100 bytes, sent unchanged after the prompt. */
  readonly message: Uint8Array;
  readonly secondPhaseMs: number;
}

const lineFeed = 0x0a;

/**
 * With a length, the module sends the message as soon as it has that many bytes. Without it, a byte 0x1A or a gap of 5 s would end
 * the message, so the length is always given. CR LF ends the command line only before a message that begins with LF: it is unknown
 * whether other firmware drops or counts that LF. Not every family has this command.
 */
export const mqttPublishBinary = declare<MqttPublishBinaryParams, void>({
  name: 'AT+MPUBEX',
  source: 'MAN MPUBEX; docs/at-dialect.md §2, §9.6',
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
