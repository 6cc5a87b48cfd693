import { fail, type Outcome } from '../../shared/outcome.ts';
import type { CommandSpec } from '../at/command-spec.ts';
import { mqttPublish, mqttPublishBinary } from '../commands/index.ts';
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

/** The smallest of all for a module that is not known. */
export const publishLimitBytes = (module: RecognisedModule | null): number =>
  limitsOf(module ?? recogniseModule('')).publishBytes;

/**
 * Publishes by MPUB, whose text carries everything that is documented: UTF-8, quotes, backslashes, CR and LF. For other control
 * characters and bytes that are no UTF-8, MPUBEX is used where the module has it; without it their escapes are tried.
 */
export const publish = async (
  publisher: Publisher,
  { topic, qos, message }: PublishRequest,
): Promise<Outcome<void>> => {
  const module = publisher.module ?? recogniseModule('');
  const limit = publishLimitBytes(module);
  if (message.length > limit) {
    return fail('mqtt/publish-refused', { topic, expected: limit, found: message.length, problem: 'too-long' });
  }
  const { binaryPublish } = quirksOf(module);
  const hasBinary = binaryPublish === 'with-length' || binaryPublish === 'any';
  const spec = hasBinary && message.length > 0 && !isPlainText(message) ? mqttPublishBinary : mqttPublish;
  const secondPhaseMs = publisher.publishMs;
  const published = await publisher.run(spec, { topic, qos, retain: false, message, secondPhaseMs });
  if (published.ok) return published;
  return brokerFailure(publisher.broker, published.error, 'mqtt/publish-refused', 'mqtt/no-puback', { topic });
};

/** Only bytes whose way through MPUB is documented (at-dialect §9.5). */
export const isPlainText = (message: Uint8Array): boolean => {
  if (message.some((byte) => (byte < 0x20 && byte !== 0x0d && byte !== 0x0a) || byte === 0x7f)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(message);
    return true;
  } catch {
    return false;
  }
};
