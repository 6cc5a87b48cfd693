import { describe, expect, it } from 'vitest';
import { createStartOnce } from '../../../renderer/store/start-once.ts';
import type { RequestName, RunView } from '../../../shared/contract.ts';
import { done, fail, type Outcome } from '../../../shared/outcome.ts';

const bench = () => {
  const runs: Record<string, Pick<RunView, 'state'>> = {};
  const once = createStartOnce((id) => (runs[id] ?? null) as RunView | null);
  const asked: string[] = [];
  const answers: ((outcome: Outcome<void>) => void)[] = [];
  const request = (name: RequestName, sessionId = 'a') =>
    once(name, { sessionId, stages: [] }, () => {
      asked.push(`${name} ${sessionId}`);
      return new Promise<Outcome<void>>((answer) => answers.push(answer));
    });
  return { runs, asked, answers, request };
};

describe('a request that starts a run', () => {
  it('joins a second press before its answer, by the same or another button', async () => {
    const { asked, answers, request } = bench();
    const both = [request('run.start'), request('run.start'), request('mqtt.open')];
    expect(asked).toEqual(['run.start a']);
    answers[0]?.(done);
    expect(await Promise.all(both)).toEqual([done, done, done]);
  });

  it('returns the same reason for both presses if refused', async () => {
    const { answers, request } = bench();
    const both = [request('run.start'), request('run.start')];
    const refused = fail('profile/invalid');
    answers[0]?.(refused);
    expect(await Promise.all(both)).toEqual([refused, refused]);
  });

  it.each(['running', 'stopping'] as const)('is ignored while its run is %s', async (state) => {
    const { runs, asked, request } = bench();
    runs.a = { state };
    expect(await request('run.start')).toMatchObject({ ok: true });
    expect(asked).toEqual([]);
  });

  it('is sent again after the answer and the end of the run', async () => {
    const { runs, asked, answers, request } = bench();
    const first = request('run.start');
    answers[0]?.(done);
    await first;
    runs.a = { state: 'failed' };
    void request('run.start');
    expect(asked).toEqual(['run.start a', 'run.start a']);
  });

  it('does not affect other sessions or other requests', () => {
    const { asked, request } = bench();
    void request('run.start', 'a');
    void request('run.start', 'b');
    void request('mqtt.publish', 'a');
    void request('mqtt.publish', 'a');
    expect(asked).toEqual(['run.start a', 'run.start b', 'mqtt.publish a', 'mqtt.publish a']);
  });
});
