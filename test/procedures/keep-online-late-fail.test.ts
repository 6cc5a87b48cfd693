import { expect, it } from 'vitest';
import type { OnlineState } from '../../electron/procedures/keep-online.ts';
import { createProvisionBench } from '../support/provision-bench.ts';
import type { Script } from '../support/scripted-module.ts';

type Rule = Script[number];

/** Matches by what happened before, not only by the text. */
const rule = (test: (text: string) => boolean, lines: Rule[1]): Rule => [{ test } as RegExp, lines];

/** The first connection stays half open. The module reports its end after it was closed. */
const halfOpenOnce = (reportedAfterMs: number): readonly Rule[] => {
  let state: 'before' | 'half-open' | 'closed' = 'before';
  const become = (next: typeof state, isIt: boolean): boolean => {
    if (isIt) state = next;
    return isIt;
  };
  return [
    rule((text) => become('half-open', state === 'before' && text.startsWith('AT+SSLMIPSTART')), ['OK']),
    rule(
      (text) => become('closed', state === 'half-open' && text.startsWith('AT+MIPCLOSE')),
      ['OK', [reportedAfterMs, 'CONNECT FAIL']],
    ),
  ];
};

it('a recovery is not ended by the CONNECT FAIL of the attempt before it, however late it arrives', async () => {
  for (let afterMs = 1_000; afterMs <= 3_500; afterMs += 100) {
    const script: Rule[] = [];
    const bench = createProvisionBench({ script });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    const controller = new AbortController();
    const states: OnlineState[] = [];
    const ended = bench.session.keepOnline({
      ...{ plan: bench.plan, result: bench.result(), recover: () => true, signal: controller.signal },
      onState: (state) => states.push(state),
    });
    await bench.clock.advance(5_000);
    script.push(...halfOpenOnce(afterMs));
    bench.upstream.dropAll();
    await bench.clock.advance(200_000);
    controller.abort();
    await bench.clock.runUntil(ended);
    const failures = states.flatMap((state) => (state.kind === 'recovering' ? [state.failure?.code ?? null] : []));
    expect([afterMs, failures, states.at(-1)?.kind]).toEqual([afterMs, [null, 'connect/timed-out'], 'online']);
  }
});
