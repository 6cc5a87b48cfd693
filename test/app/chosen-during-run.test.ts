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

  it('is followed by the newest of two choices', async () => {
    const { bench, id, b, choose } = await during();
    const first = choose(b);
    const second = bench.ask('profiles.new', { sessionId: id });
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: true });
    expect(bench.session(id).draft).toMatchObject({ name: '', profileId: null });
  });

  it('is followed by the choice if the form was saved or is unchanged', async () => {
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
  ])('continues when %s is chosen; the choice takes effect after the run', async (_what, name, choose) => {
    const { bench, id, b } = await withProfiles();
    await bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    await bench.clock.advance(50);
    const chosen = choose(bench, id, b);
    await bench.clock.advance(50);
    expect(bench.session(id)).toMatchObject({
      // Shown to all pages while it waits.
      draft: { name: 'A', opensNext: { profileId: name === 'B' ? b : null } },
      run: { state: 'running', plan: { name: 'A' } },
    });
    await chosen;
    expect(bench.session(id)).toMatchObject({
      draft: { name, opensNext: null },
      run: null,
      lastRun: { run: { state: 'done', plan: { name: 'A' } } },
    });
  });

  it.each<[string, (bench: PlacesBench, sessionId: string, b: string) => Promise<{ readonly ok: boolean }>]>([
    ['a profile', (bench, sessionId, id) => bench.ask('profiles.open', { sessionId, id })],
    ['a new one', (bench, sessionId) => bench.ask('profiles.new', { sessionId })],
    ['the demo device', (bench, sessionId) => bench.ask('draft.useDemoDevice', { sessionId })],
  ])('keeps edits made while %s waits to be opened', async (_what, choose) => {
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

describe('a profile that was chosen during a run', () => {
  it('is opened as it is at the end of the run: saved elsewhere meanwhile, or deleted', async () => {
    const { bench, id, a, b } = await withProfiles();
    const other = await bench.open('sim:2');
    await bench.ask('profiles.open', { sessionId: other, id: b });
    await bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    await bench.clock.advance(50);
    const chosen = bench.ask('profiles.open', { sessionId: id, id: b });
    await bench.clock.advance(5);
    await bench.ask('draft.change', { sessionId: other, patch: { deviceId: 'saved-meanwhile' } });
    await bench.ask('profiles.save', { sessionId: other, name: 'B', asCopy: false });
    expect(bench.session(id).run?.state).toBe('running');
    expect(await chosen).toMatchObject({ ok: true });
    expect(bench.session(id).draft).toMatchObject({ profileId: b, deviceId: 'saved-meanwhile', changed: false });

    await bench.ask('profiles.open', { sessionId: id, id: a });
    await bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    await bench.clock.advance(50);
    const gone = bench.ask('profiles.open', { sessionId: id, id: b });
    await bench.clock.advance(5);
    await bench.ask('profiles.delete', { id: b });
    expect(bench.session(id).run?.state).toBe('running');
    expect(await gone).toMatchObject({ ok: false });
    expect(bench.session(id).draft).toMatchObject({ profileId: a, name: 'A' });
  });

  it('is not used for that run, even while the identity of the module is being read', async () => {
    const { bench, id, b } = await withProfiles();
    await bench.run(id, ['module']);
    bench.socket('sim:').drop();
    await bench.clock.advance(50);
    await bench.open('sim:');
    bench.socket('sim:').module.setFault('mute', true);
    await bench.clock.advance(5_000);
    expect(bench.session(id).identity).toBe('asking');
    const started = bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    await bench.clock.advance(10);
    const chosen = bench.ask('profiles.open', { sessionId: id, id: b });
    await bench.clock.advance(10);
    bench.socket('sim:').module.setFault('mute', false);
    await started;
    expect(bench.session(id).run?.plan.name).toBe('A');
    await chosen;
    expect(bench.session(id).draft.name).toBe('B');
  });
});

describe('a profile that is open in two sessions', () => {
  const both = async () => {
    const { bench, id: one, b } = await withProfiles();
    const two = await bench.open('sim:2');
    for (const sessionId of [one, two]) await bench.ask('profiles.open', { sessionId, id: b });
    return { bench, one, two, b };
  };
  const saveAs = async (bench: PlacesBench, sessionId: string, deviceId: string, name: string) => {
    await bench.ask('draft.change', { sessionId, patch: { deviceId } });
    await bench.ask('profiles.save', { sessionId, name, asCopy: false });
  };

  it('is the saved one in both if the other was not edited', async () => {
    const { bench, one, two, b } = await both();
    await saveAs(bench, one, 'saved-in-one', 'B2');
    expect(bench.session(two).draft).toMatchObject({
      ...{ profileId: b, name: 'B2', deviceId: 'saved-in-one', changed: false },
    });
  });

  it('keeps the edits of the other session, which then differs from the saved one', async () => {
    const { bench, one, two } = await both();
    await bench.ask('draft.change', { sessionId: two, patch: { deviceId: 'the-same' } });
    await saveAs(bench, one, 'the-same', 'B');
    expect(bench.session(two).draft).toMatchObject({ deviceId: 'the-same', changed: false });
    await bench.ask('draft.change', { sessionId: two, patch: { deviceId: 'typed-in-two' } });
    await saveAs(bench, one, 'saved-in-one', 'B');
    expect(bench.session(two).draft).toMatchObject({ deviceId: 'typed-in-two', changed: true });
    await bench.ask('draft.change', { sessionId: two, patch: { deviceId: 'saved-in-one' } });
    expect(bench.session(two).draft.changed).toBe(false);
  });
});
