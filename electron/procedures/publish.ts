import { goesBinary, type PublishAbilities } from '../../shared/at/publish-way.ts';
import { type Failure, fail, type Outcome } from '../../shared/outcome.ts';
import type { CommandSpec } from '../at/command-spec.ts';
import { mqttEncoding, mqttPublish, mqttPublishBinary, readCmeError } from '../commands/index.ts';
import { limitsOf, quirksOf, type RecognisedModule, recogniseModule } from '../modules/index.ts';
import { type BrokerView, brokerFailure, brokerOf } from './connect-steps.ts';
import { command, type RunContext } from './context.ts';

export interface PublishRequest {
  readonly topic: string;
  readonly qos: 0 | 1 | 2;
  readonly message: Uint8Array;
}

/** What publishing needs, inside a run or between runs. */
export interface Publisher {
  readonly module: RecognisedModule | null;
  readonly publishMs: number;
  readonly broker: BrokerView;
  readonly run: <Params, Result>(spec: CommandSpec<Params, Result>, params: Params) => Promise<Outcome<Result>>;
}

export const publisherOf = (context: RunContext): Publisher => ({
  module: context.findings.module,
  publishMs: context.waits.publishMs,
  broker: brokerOf(context),
  run: (spec, params) => command(context, spec, params),
});

/** For an unknown module, the smallest abilities of all. */
export const publishAbilities = (module: RecognisedModule | null): PublishAbilities => {
  const known = module ?? recogniseModule('');
  const { binaryPublish } = quirksOf(known);
  return {
    publishLimitBytes: limitsOf(known).publishBytes,
    publishesBinary: binaryPublish === 'with-length' || binaryPublish === 'any',
  };
};

/**
 * A module in HEX mode refuses a text that is not made of hex digits with 50 (docs/at-dialect.md §9.7). Nothing was published, so the mode is
 * switched off and the text sent again, once.
 */
const mayMeanHexMode = ({ code, facts }: Failure, message: Uint8Array): boolean =>
  code === 'at/error' && readCmeError(String(facts.answer ?? ''))?.key === 'execution-failed' && !isHexText(message);

/** In HEX mode these digits would be published as the bytes that they represent, and nothing would show it. */
const isHexText = (message: Uint8Array): boolean =>
  /^(?:[\dA-F]{2})*$/i.test(new TextDecoder('latin1').decode(message));

/**
 * Publishes with MPUB, whose text carries everything that is documented: UTF-8, quotes, backslashes, CR and LF. Other control
 * characters and bytes that are not UTF-8 are sent with MPUBEX where the module has it, otherwise as escapes with MPUB.
 */
export const publish = async (
  publisher: Publisher,
  { topic, qos, message }: PublishRequest,
): Promise<Outcome<void>> => {
  const abilities = publishAbilities(publisher.module);
  const limit = abilities.publishLimitBytes;
  if (message.length > limit) {
    return fail('mqtt/publish-refused', { topic, expected: limit, found: message.length, problem: 'too-long' });
  }
  const spec = goesBinary(message, abilities) ? mqttPublishBinary : mqttPublish;
  const secondPhaseMs = publisher.publishMs;
  const send = (): Promise<Outcome<void>> => publisher.run(spec, { topic, qos, retain: false, message, secondPhaseMs });
  // The mode cannot be asked for, and another program or a typed command may have switched it on. Modules without it answer ERROR.
  if (spec === mqttPublish && message.length > 0 && isHexText(message)) await publisher.run(mqttEncoding, { mode: 0 });
  const first = await send();
  const isHexMode = !first.ok && spec === mqttPublish && mayMeanHexMode(first.error, message);
  const isTextMode = isHexMode && (await publisher.run(mqttEncoding, { mode: 0 })).ok;
  const published = isTextMode ? await send() : first;
  if (published.ok) return published;
  return brokerFailure(publisher.broker, published.error, 'mqtt/publish-refused', 'mqtt/no-puback', { topic });
};
