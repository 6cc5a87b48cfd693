import { describe, expect, it } from 'vitest';
import {
  createRecordedModule,
  defaultRecordedSettings,
  type RecordedModule,
  type RecordedModuleSettings,
} from '../../electron/simulator/recorded/recorded-module.ts';
import { recordedScript } from '../../electron/simulator/recorded/recorded-script.ts';
import type { AnswerEdit } from '../../shared/recordings/answer-edits.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { articleCa } from '../support/provision-bench.ts';
import { recordedSetup } from '../support/recorded-setup.ts';
import { createSessionServiceBench, type SessionServiceBench } from '../support/session-service-bench.ts';

const own = {
  id: 'c0ffee00-1111-4222-8333-444455556666',
  topic: (kind: string) => `/huawei/v1/devices/${own.id}/${kind}/json`,
};

/** Another device, another secret, another certificate, another message. */
const ownPlan = {
  ca: articleCa,
  acceptExpired: true,
  cloud: { deviceId: own.id, secret: 'another-secret-of-mine' },
  mqtt: {
    subscriptions: [
      { topic: own.topic('command'), qos: 0 },
      { topic: own.topic('data'), qos: 0 },
    ],
    proof: { topic: own.topic('data'), qos: 0, payload: '{"msgType":"deviceReq","data":["another, longer"]}' },
  },
} as const;

interface Desk extends SessionServiceBench {
  readonly replayed: RecordedModule;
}

const deskWith = async (
  pieces: readonly TrafficPiece[],
  settings: Partial<RecordedModuleSettings> = {},
): Promise<Desk> => {
  let module: RecordedModule | null = null;
  const bench = createSessionServiceBench({
    ...ownPlan,
    endpoint: (clock) => {
      module = createRecordedModule({
        script: recordedScript(pieces),
        clock,
        settings: { ...defaultRecordedSettings, ...settings },
      });
      return module;
    },
  });
  await bench.open();
  if (module === null) throw new Error('no module');
  return Object.assign(bench, { replayed: module });
};

const replaced = (command: string, ...lines: readonly string[]): readonly AnswerEdit[] => [
  { kind: 'replace', command, occurrence: null, lines },
];

describe('Setup on the recording of a Setup', () => {
  it.each(['recorded', 'fast'] as const)(
    'is done with credentials and a certificate of its own, again and again (%s)',
    async (timing) => {
      const bench = await deskWith((await recordedSetup()).pieces, { timing });
      for (let time = 0; time < 2; time += 1) {
        expect(await bench.setUp()).toMatchObject({ state: 'done', failure: null });
        await bench.clock.advance(180_000);
        expect(bench.session().online).toMatchObject({ kind: 'online' });
      }
      expect(bench.replayed.unknown).toEqual([]);
      expect(bench.commands().some((line) => line.includes(own.id))).toBe(true);
    },
  );

  it.each([
    ['+SSLMIPSTART', 'connect.open', 'connect/refused'],
    ['+MCONNECT', 'connect.login', 'mqtt/refused'],
    ['+FSCREATE', 'certificate.upload', 'certificate/write-refused'],
  ])('fails at %s when its answer is replaced by +CME ERROR: 767', async (command, step, code) => {
    const bench = await deskWith((await recordedSetup()).pieces, { edits: replaced(command, '+CME ERROR: 767') });
    const run = await bench.setUp();
    expect(run.steps.find(({ status }) => status === 'failed')).toMatchObject({ id: step });
    expect(run.failure).toMatchObject({ code, evidence: ['+CME ERROR: 767'] });
  });

  it.each(['connect-fail', 'wrong-password', 'no-suback', 'no-sim', 'corrupt-write', 'no-prompt'] as const)(
    'fails as the recorded one did: %s',
    async (fault) => {
      const { pieces, code } = await recordedSetup({ faults: [fault] });
      for (const timing of ['recorded', 'fast'] as const) {
        const bench = await deskWith(pieces, { timing });
        expect(await bench.setUp()).toMatchObject({ state: 'failed', failure: { code } });
      }
    },
  );
});
