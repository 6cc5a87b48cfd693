import { describe, expect, it } from 'vitest';
import { stages } from '../../shared/steps.ts';
import { withProfiles } from '../support/place-with-profiles.ts';
import type { PlacesBench } from '../support/places-bench.ts';

describe('a run', () => {
  const during = async () => {
    const { bench, id, a, b } = await withProfiles();
    await bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    await bench.clock.advance(50);
    return {
      bench,
      id,
      a,
      b,
      choose: (profileId: string) => bench.ask('profiles.open', { sessionId: id, id: profileId }),
    };
  };

  it('is followed by the newest choice, where two were made', async () => {
    const { bench, id, b, choose } = await during();
    const first = choose(b);
    const second = bench.ask('profiles.new', { sessionId: id });
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: true });
    expect(bench.session(id).draft).toMatchObject({ name: '', profileId: null });
  });

  it('is followed by the choice, where the form was saved or is as it was', async () => {
    const { bench, id, a, b, choose } = await during();
    const chosen = choose(b);
    await bench.ask('draft.change', { sessionId: id, patch: { host: 'example.com' } });
    await bench.ask('profiles.save', { sessionId: id, name: 'A', asCopy: false });
    expect(await chosen).toMatchObject({ ok: true });
    expect(bench.session(id).draft).toMatchObject({ profileId: b });
    expect(a).not.toBe(b);
  });

  it.each<[string, string, (bench: PlacesBench, sessionId: string, b: string) => Promise<unknown>]>([
    ['a profile', 'B', (bench, sessionId, id) => bench.ask('profiles.open', { sessionId, id })],
    ['a new one', '', (bench, sessionId) => bench.ask('profiles.new', { sessionId })],
    ['the demo device', 'Demo', (bench, sessionId) => bench.ask('draft.useDemoDevice', { sessionId })],
  ])('goes on when %s is chosen; the choice takes effect at its end', async (_what, name, choose) => {
    const { bench, id, b } = await withProfiles();
    await bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    await bench.clock.advance(50);
    const chosen = choose(bench, id, b);
    await bench.clock.advance(50);
    expect(bench.session(id)).toMatchObject({ draft: { name: 'A' }, run: { state: 'running', plan: { name: 'A' } } });
    await chosen;
    expect(bench.session(id)).toMatchObject({
      draft: { name },
      run: null,
      lastRun: { run: { state: 'done', plan: { name: 'A' } } },
    });
  });

  it.each<[string, (bench: PlacesBench, sessionId: string, b: string) => Promise<{ readonly ok: boolean }>]>([
    ['a profile', (bench, sessionId, id) => bench.ask('profiles.open', { sessionId, id })],
    ['a new one', (bench, sessionId) => bench.ask('profiles.new', { sessionId })],
    ['the demo device', (bench, sessionId) => bench.ask('draft.useDemoDevice', { sessionId })],
  ])('keeps what is typed while %s that was chosen waits for its end', async (_what, choose) => {
    const { bench, id, b } = await withProfiles();
    await bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    await bench.clock.advance(50);
    const chosen = choose(bench, id, b);
    await bench.clock.advance(50);
    await bench.ask('draft.change', { sessionId: id, patch: { deviceId: 'typed-meanwhile' } });
    expect(await chosen).toMatchObject({ ok: false, error: { code: 'profile/not-opened' } });
    expect(bench.session(id).draft).toMatchObject({ name: 'A', deviceId: 'typed-meanwhile', changed: true });
    expect(await choose(bench, id, b)).toMatchObject({ ok: true });
    expect(bench.session(id).draft).not.toMatchObject({ deviceId: 'typed-meanwhile' });
  });
});
