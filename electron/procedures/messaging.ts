import { done, type Failure, fail, type Outcome } from '../../shared/outcome.ts';
import { findFilterProblem, findTopicProblem } from '../../shared/profile/topic.ts';
import type { CommandSpec } from '../at/command-spec.ts';
import type { AtEngine } from '../at/engine.ts';
import type { Clock } from '../base/clock.ts';
import { mqttState, mqttSubscribe, mqttUnsubscribe } from '../commands/index.ts';
import type { RecognisedModule } from '../modules/index.ts';
import { type BrokerView, brokerFailure } from './connect-steps.ts';
import { watchEngine } from './provision.ts';
import { type PublishRequest, publish } from './publish.ts';
import type { Waits } from './waits.ts';

/** Single requests on an open session, between runs. Each waits for the line, and needs no plan. */
export interface MessagingOptions {
  readonly engine: AtEngine;
  readonly clock: Clock;
  readonly waits: Waits;
  /** `null`: not known, so the smallest limits apply. */
  readonly module: RecognisedModule | null;
  readonly signal?: AbortSignal;
}

export interface SubscribeRequest {
  readonly topic: string;
  readonly qos: 0 | 1 | 2;
}

type Run = <Params, Result>(spec: CommandSpec<Params, Result>, params: Params) => Promise<Outcome<Result>>;

const withBroker = async <Result>(
  { engine, clock, signal }: MessagingOptions,
  act: (run: Run, broker: BrokerView) => Promise<Outcome<Result>>,
  /** False: may be done only once. */
  repeats = true,
): Promise<Outcome<Result>> => {
  const watch = watchEngine(engine, clock);
  const broker: BrokerView = {
    host: null,
    dropLine: watch.dropLine,
    droppedAfterMs: () => null,
    tls: null,
    findings: { connected: true },
    loginCauses: () => [],
  };
  const run: Run = (spec, params) => engine.run(spec, params, { cause: 'request', ...(signal && { signal }) });
  try {
    const first = await act(run, broker);
    if (first.ok || first.error.code !== 'mqtt/dropped' || !repeats) return first;
    // The line may be the late end of an earlier connection (`late-closed.ts`).
    const state = await run(mqttState, undefined);
    if (!state.ok || state.value.state !== 'online') return first;
    watch.forgetDrop();
    return await act(run, broker);
  } finally {
    watch.end();
  }
};

const badTopic = (problem: string): Outcome<never> => fail('usage/invalid', { field: 'topic', problem });

/** Fails with `usage/invalid` for an invalid topic filter, else like the step of a run. */
export const subscribeTo = async (
  options: MessagingOptions,
  { topic, qos }: SubscribeRequest,
): Promise<Outcome<void>> => {
  const problem = findFilterProblem(topic);
  if (problem !== null) return badTopic(problem);
  return withBroker(options, async (run, broker) => {
    const outcome = await run(mqttSubscribe, { topic, qos, secondPhaseMs: options.waits.subscribeMs });
    return outcome.ok ? done : refusedBy(broker, outcome.error, topic);
  });
};

export const unsubscribeFrom = async (options: MessagingOptions, topic: string): Promise<Outcome<void>> => {
  const problem = findFilterProblem(topic);
  if (problem !== null) return badTopic(problem);
  return withBroker(options, async (run, broker) => {
    const outcome = await run(mqttUnsubscribe, { topic, secondPhaseMs: options.waits.subscribeMs });
    return outcome.ok ? done : refusedBy(broker, outcome.error, topic);
  });
};

const refusedBy = (broker: BrokerView, error: Failure, topic: string): Outcome<never> =>
  brokerFailure(broker, error, 'mqtt/subscribe-refused', 'mqtt/no-suback', { topic });

export const publishMessage = async (options: MessagingOptions, request: PublishRequest): Promise<Outcome<void>> => {
  const problem = findTopicProblem(request.topic);
  if (problem !== null) return badTopic(problem);
  const { module, waits } = options;
  return withBroker(
    options,
    (run, broker) => publish({ module, publishMs: waits.publishMs, broker, run }, request),
    request.qos < 2,
  );
};
