import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProfilesService } from '../../electron/app/services/profiles-service.ts';
import { fail } from '../../shared/outcome.ts';
import { profileProblem } from '../../shared/profile/problem.ts';
import { sampleProfile, tls } from '../shared/profile/sample.ts';
import { caPem, namesIn, profilesBench, sampleContent } from './profiles-bench.ts';

const idOf = (outcome: Awaited<ReturnType<ReturnType<typeof profilesBench>['request']['profiles.save']>>): string => {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value.id;
};

const savedBench = async () => {
  const bench = profilesBench();
  bench.draft.open(sampleContent(), null);
  const id = idOf(await bench.request['profiles.save']({ name: 'Greenhouse', asCopy: false }));
  return { ...bench, id };
};

describe('saving the draft', () => {
  it('adds it to the list, and the draft is the saved profile without changes', async () => {
    const { viewStore, id } = await savedBench();
    expect(viewStore.view().profiles).toEqual([
      { id, name: 'Greenhouse', platform: 'huawei-v1', host: '49.4.93.24', deviceId: '9e352064' },
    ]);
    expect(viewStore.view().draft).toMatchObject({ profileId: id, changed: false, name: 'Greenhouse' });
  });

  it('again replaces the profile, including its name', async () => {
    const bench = await savedBench();
    await bench.draft.handlers['draft.change']({ apn: 'cmnet' });
    expect(bench.viewStore.view().draft.changed).toBe(true);
    const again = await bench.request['profiles.save']({ name: ' Barn ', asCopy: false });
    expect(again).toEqual({ ok: true, value: { id: bench.id } });
    expect(namesIn(bench)).toEqual(['Barn']);
    expect(bench.viewStore.view().draft).toMatchObject({ name: 'Barn', changed: false });
  });

  it('as a copy keeps the old profile, and the draft is the copy', async () => {
    const bench = await savedBench();
    const copy = idOf(await bench.request['profiles.save']({ name: 'Copy', asCopy: true }));
    expect(copy).not.toBe(bench.id);
    expect(namesIn(bench)).toEqual(['Copy', 'Greenhouse']);
    expect(bench.viewStore.view().draft.profileId).toBe(copy);
  });

  it('whose profile was deleted meanwhile creates a new one', async () => {
    const bench = await savedBench();
    await bench.store.remove(bench.id);
    await bench.service.load();
    expect(idOf(await bench.request['profiles.save']({ name: 'Greenhouse', asCopy: false }))).not.toBe(bench.id);
  });

  it('that is edited during the write saves the edit as well', async () => {
    const bench = profilesBench();
    bench.draft.open(sampleContent(), null);
    const saving = bench.request['profiles.save']({ name: 'Greenhouse', asCopy: false });
    await bench.draft.handlers['draft.change']({ apn: 'cmnet' });
    const id = idOf(await saving);
    expect(bench.viewStore.view().draft).toMatchObject({ changed: false, apn: 'cmnet' });
    expect(await bench.store.read(id)).toMatchObject({ value: { record: { fields: { apn: 'cmnet' } } } });
  });

  it('that fails is reported, and the draft stays unsaved', async () => {
    const bench = profilesBench();
    bench.draft.open(sampleContent(), null);
    const store = { ...bench.store, write: async () => fail('file/disk-full') };
    const { handlers } = createProfilesService({ ...bench, store });
    expect(await handlers['profiles.save']({ sessionId: null, name: 'x', asCopy: false })).toMatchObject({
      error: { code: 'file/disk-full' },
    });
    expect(bench.viewStore.view().draft.profileId).toBeNull();
    expect(await bench.request['profiles.save']({ name: '  ', asCopy: false })).toMatchObject({
      error: { code: 'usage/invalid', facts: { field: 'name', problem: 'empty' } },
    });
  });
});

describe('a saved profile', () => {
  it('is opened as it was saved, with its secrets, also after a restart', async () => {
    const { platform, id } = await savedBench();
    const later = profilesBench(platform);
    expect(await later.service.load()).toEqual({ ok: true, value: [] });
    expect(namesIn(later)).toEqual(['Greenhouse']);
    expect(await later.request['profiles.open']({ id })).toEqual({ ok: true, value: {} });
    expect(later.draft.snapshot()).toEqual(sampleContent({ fields: { name: 'Greenhouse' } }));
    expect(later.viewStore.view().draft).toMatchObject({ profileId: id, changed: false, hasSecret: true });
  });

  it('is opened without secrets that are no longer stored', async () => {
    const { platform, id } = await savedBench();
    await platform.secrets.remove(`profile/${id}/secret`);
    const later = profilesBench(platform);
    await later.request['profiles.open']({ id });
    expect(later.viewStore.view().draft).toMatchObject({ deviceId: '9e352064', hasSecret: false });
  });

  it('is duplicated with its secrets; the draft does not change', async () => {
    const bench = await savedBench();
    const copy = idOf(await bench.request['profiles.duplicate']({ id: bench.id, name: 'Barn' }));
    expect(namesIn(bench)).toEqual(['Barn', 'Greenhouse']);
    expect(bench.viewStore.view().draft.profileId).toBe(bench.id);
    await bench.request['profiles.open']({ id: copy });
    expect(bench.draft.snapshot()).toEqual(sampleContent({ fields: { name: 'Barn' } }));
  });

  it('is deleted; its open draft stays as an unsaved one', async () => {
    const bench = await savedBench();
    expect(await bench.request['profiles.delete']({ id: bench.id })).toEqual({ ok: true, value: {} });
    expect(namesIn(bench)).toEqual([]);
    expect(bench.viewStore.view().draft).toMatchObject({ profileId: null, deviceId: '9e352064', changed: true });
  });

  it('is deleted while another profile is edited, which is not affected', async () => {
    const bench = await savedBench();
    const copy = idOf(await bench.request['profiles.duplicate']({ id: bench.id, name: 'Barn' }));
    await bench.request['profiles.delete']({ id: copy });
    expect(bench.viewStore.view().draft).toMatchObject({ profileId: bench.id, changed: false });
  });

  it('that does not exist or is invalid cannot be opened, duplicated, deleted or exported', async () => {
    const bench = await savedBench();
    writeFileSync(join(bench.platform.dataFolder, 'profiles', 'pbroken1.json'), '{');
    expect(await bench.service.load()).toEqual({ ok: true, value: ['pbroken1.json'] });
    for (const id of ['pmissing', '../settings', 'pbroken1']) {
      const code = id === 'pbroken1' ? 'file/unreadable' : 'file/missing';
      expect(await bench.request['profiles.open']({ id })).toMatchObject({ error: { code } });
      expect(await bench.request['profiles.duplicate']({ id, name: 'x' })).toMatchObject({ error: { code } });
      expect(await bench.request['profiles.export']({ id, withSecrets: true })).toMatchObject({ error: { code } });
    }
    expect(await bench.request['profiles.delete']({ id: 'pmissing' })).toMatchObject({
      error: { code: 'file/missing' },
    });
    expect(bench.viewStore.view().draft.profileId).toBe(bench.id);
  });
});

describe('a new profile', () => {
  it('is empty and belongs to no saved profile', async () => {
    const bench = await savedBench();
    await bench.request['profiles.new']({});
    expect(bench.viewStore.view().draft).toMatchObject({
      profileId: null,
      changed: false,
      deviceId: '',
      hasSecret: false,
    });
    expect(namesIn(bench)).toEqual(['Greenhouse']);
  });
});

describe('a profile of the command line', () => {
  it('is imported: saved, listed and opened', async () => {
    const bench = profilesBench();
    const text = JSON.stringify(sampleProfile({ tls: tls({ ca: caPem }) }));
    const imported = await bench.request['profiles.import']({ text });
    expect(bench.viewStore.view().draft).toMatchObject({
      profileId: idOf(imported),
      changed: false,
      name: 'Greenhouse 12',
      platform: 'huawei-v1',
      hasSecret: true,
      certificates: { ca: { fileOnModule: 'server.crt', sizeBytes: 1402, failure: null } },
    });
    expect(namesIn(bench)).toEqual(['Greenhouse 12']);
  });

  it.each([
    ['is broken JSON', '{"version":1,', { line: 1, column: 14, problem: 'unexpected-end' }],
    ['names a file', JSON.stringify(sampleProfile()), { problems: [profileProblem('tls.ca', 'file-not-read')] }],
    [
      'has a fault',
      JSON.stringify({ ...sampleProfile(), name: 5 }),
      { problems: [profileProblem('name', 'not-text')] },
    ],
  ])('that %s is refused with its problems; nothing is saved', async (_, text, facts) => {
    const bench = profilesBench();
    const outcome = await bench.request['profiles.import']({ text });
    expect(outcome).toMatchObject({ error: { code: 'profile/invalid', facts } });
    expect(namesIn(bench)).toEqual([]);
    expect(bench.viewStore.view().draft.profileId).toBeNull();
  });
});
