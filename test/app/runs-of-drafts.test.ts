import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DraftContent } from '../../electron/app/services/draft/draft-content.ts';
import { emptyContent } from '../../electron/app/services/draft/initial-draft.ts';
import { stageInputsOf } from '../../electron/app/services/draft/stage-inputs.ts';
import type { DraftPatch } from '../../shared/contract.ts';
import { type StageId, stages } from '../../shared/steps.ts';
import { save, withProfiles } from '../support/place-with-profiles.ts';
import { caOf, createPlacesBench, deviceContent, type PlacesBench } from '../support/places-bench.ts';
import { articleCa, device, validCa } from '../support/provision-bench.ts';

const change = (bench: PlacesBench, sessionId: string, patch: DraftPatch) =>
  bench.ask('draft.change', { sessionId, patch });

describe('the run of a profile', () => {
  it('is not shown for another profile, and is shown again with its own', async () => {
    const { bench, id, a, b, choose } = await withProfiles();
    const run = await bench.run(id);
    expect(run).toMatchObject({ state: 'done', plan: { profileId: a, name: 'A', host: '49.4.93.24', port: 8883 } });
    await choose(b);
    expect(bench.session(id)).toMatchObject({ run: null, lastRun: { run }, changedStages: [], draft: { name: 'B' } });
    // The module still has the files and the connection of A.
    expect(bench.session(id).online).toMatchObject({ kind: 'online', plan: { profileId: a, name: 'A' } });
    await choose(a);
    expect(bench.session(id)).toMatchObject({ run, lastRun: null, changedStages: [] });
    await choose(b);
    const second = await bench.run(id);
    expect(second).toMatchObject({ number: 2, plan: { profileId: b, name: 'B' } });
    expect(bench.session(id)).toMatchObject({ lastRun: null, online: { plan: { name: 'B' } } });
    await choose(a);
    expect(bench.session(id)).toMatchObject({ run, lastRun: { run: second } });
  });

  it('that was made before the profile was saved is found by the ID of the profile, also after another one was opened', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const run = await bench.run(id);
    expect(run.plan).toMatchObject({ profileId: null });
    const a = await save(bench, id, 'Alpha');
    expect(run.plan.subject).toBe(a);
    expect(bench.session(id)).toMatchObject({ run, online: { plan: { subject: a } } });
    const b = await save(bench, id, 'Beta', true);
    expect(bench.session(id).lastRun?.run.plan.subject).toBe(a);
    expect((await bench.run(id)).plan).toMatchObject({ profileId: b, subject: b, name: 'Beta' });
  });

  it('of a deleted profile keeps its ID, and the draft has no name any more', async () => {
    const { bench, id, a } = await withProfiles();
    await bench.run(id);
    await bench.ask('profiles.delete', { id: a });
    expect(bench.session(id)).toMatchObject({
      run: { plan: { profileId: a, name: 'A' } },
      draft: { name: '', profileId: null },
    });
    // Saved again it has the same ID.
    expect(await save(bench, id, 'C')).toBe(a);
  });

  it('keeps its plan when the form is edited', async () => {
    const { bench, id } = await withProfiles();
    const run = await bench.run(id);
    await change(bench, id, { host: 'elsewhere.example', name: 'Z' });
    await save(bench, id, 'Z');
    expect(bench.session(id)).toMatchObject({ run, online: { plan: run.plan } });
    expect(bench.session(id).run?.plan).toMatchObject({ name: 'A', host: '49.4.93.24' });
  });

  it('with a single stage shows no result for the others', async () => {
    const { bench, id, a, b, choose } = await withProfiles();
    await bench.run(id);
    await choose(b);
    await bench.run(id, ['module']);
    expect(bench.statuses(id)).toMatchObject({ 'module.answer': 'done', 'certificate.upload': 'waiting' });
    expect(bench.session(id).online).toMatchObject({ kind: 'online', plan: { profileId: a } });
  });

  it('is not resumed by another profile', async () => {
    const { bench, id, b, choose } = await withProfiles();
    bench.socket('sim:').module.setFault('connect-fail', true);
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed' });
    await choose(b);
    bench.socket('sim:').module.setFault('connect-fail', false);
    const sent = bench.commands(id).length;
    await expect(bench.run(id, stages, true)).resolves.toMatchObject({ state: 'done', number: 2 });
    expect(bench.commands(id).slice(sent)).toContain('AT+CGSN');
  });

  it('is not shown for a copy, which was never run', async () => {
    const { bench, id, a, choose } = await withProfiles();
    const run = await bench.run(id);
    await save(bench, id, 'C', true);
    expect(bench.session(id)).toMatchObject({ run: null, lastRun: { run } });
    await choose(a);
    expect(bench.session(id)).toMatchObject({ run, lastRun: null });
  });

  it('stays with a draft that is saved, saved again, or whose profile is deleted', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const run = await bench.run(id);
    expect(run.plan).toMatchObject({ profileId: null, name: 'Greenhouse 12' });
    const profileId = await save(bench, id, 'A');
    expect(bench.session(id).run).toEqual(run);
    await save(bench, id, 'A2');
    await bench.ask('profiles.delete', { id: profileId });
    expect(bench.session(id)).toMatchObject({ run, lastRun: null, changedStages: [], draft: { profileId: null } });
  });

  it('never belongs to a profile that another session saved after both profiles were deleted', async () => {
    const { bench, id, a } = await withProfiles();
    const other = await bench.open('sim:2');
    await bench.ask('profiles.open', { sessionId: other, id: a });
    await bench.ask('profiles.delete', { id: a });
    await save(bench, id, 'Only one');
    await save(bench, other, 'Only two');
    const { plan } = await bench.run(other, ['module']);
    const profiles = bench.viewStore.view().profiles;
    expect(profiles.find((profile) => profile.id === plan.profileId)?.name).toBe('Only two');
    expect(profiles.find((profile) => profile.id === plan.subject)?.name ?? 'none').not.toBe('Only one');
  });

  it('belongs to its session: the same profile in another session has none', async () => {
    const { bench, id, a } = await withProfiles();
    await bench.run(id);
    const other = await bench.open('sim:2');
    await bench.ask('profiles.open', { sessionId: other, id: a });
    expect(bench.session(other)).toMatchObject({ run: null, lastRun: null, draft: { name: 'A' } });
  });
});

describe('the stages whose inputs have changed since they ran', () => {
  const done = async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'done' });
    return { bench, id, changed: () => bench.session(id).changedStages };
  };

  it('include those of a changed or removed secret', async () => {
    const { bench, id, changed } = await done();
    const replace = (value: string) => bench.ask('draft.replaceSecret', { sessionId: id, field: 'secret', value });
    expect(changed()).toEqual([]);
    await replace('another');
    expect(changed()).toEqual(['credentials', 'connect', 'proof']);
    await replace(device.secret);
    expect(changed()).toEqual([]);
    await replace('');
    expect(changed()).toEqual(['credentials', 'connect', 'proof']);
    await bench.ask('draft.undoSecret', { sessionId: id, field: 'secret' });
    expect(changed()).toEqual([]);
    await bench.ask('draft.replaceSecret', { sessionId: id, field: 'simPin', value: '1234' });
    expect(changed()).toEqual(['module']);
  });

  const choose = (bench: PlacesBench, sessionId: string, content: Uint8Array, name = 'ca.crt') =>
    bench.ask('certificate.choose', {
      ...{ sessionId, role: 'ca', name },
      contentBase64: Buffer.from(content).toString('base64'),
    });

  it('include those of a file with other content or another name on the module', async () => {
    const { bench, id, changed } = await done();
    const three = ['certificate', 'connect', 'proof'];
    await choose(bench, id, articleCa);
    expect(changed()).toEqual(three);
    await choose(bench, id, validCa);
    expect(changed()).toEqual([]);
    await bench.ask('certificate.change', { sessionId: id, role: 'ca', fileOnModule: 'other.crt' });
    expect(changed()).toEqual(three);
    await bench.ask('certificate.change', { sessionId: id, role: 'ca', fileOnModule: 'ca.crt' });
    await bench.ask('certificate.remove', { sessionId: id, role: 'ca' });
    expect(changed()).toEqual(three);
  });

  it('are run again when the run is resumed', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const { module } = bench.socket('sim:');
    module.setFault('connect-fail', true);
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed' });
    module.setFault('connect-fail', false);
    await choose(bench, id, articleCa);
    await bench.ask('certificate.change', { sessionId: id, role: 'ca', accepted: true });
    expect(bench.session(id).changedStages).toEqual(['certificate', 'connect']);
    const sent = bench.commands(id).length;
    await bench.run(id, stages, true);
    expect(bench.commands(id).slice(sent).join()).toContain('AT+FSWRITE');
    expect(Buffer.from(module.files.get('ca.crt') ?? []).toString()).not.toBe(Buffer.from(validCa).toString());
    expect(bench.session(id).changedStages).toEqual([]);
  });

  it.each<[string, DraftPatch, string]>([
    ['an access point', { apn: 'cmnet' }, 'cmnet'],
    ['another check', { tlsCheck: 'none' }, 'AT+SSLCFG="seclevel",88,0'],
    ['another host', { host: '49.4.93.25' }, '49.4.93.25'],
  ])('are run again when the run is resumed: %s', async (_name, patch, command) => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const { module } = bench.socket('sim:');
    module.setFault('no-suback', true);
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed' });
    module.setFault('no-suback', false);
    await change(bench, id, patch);
    const sent = bench.commands(id).length;
    await expect(bench.run(id, stages, true)).resolves.toMatchObject({ state: 'done' });
    expect(bench.commands(id).slice(sent).join('\n')).toContain(command);
    expect(bench.session(id).changedStages).toEqual([]);
  });

  it.each<[DraftPatch, readonly StageId[]]>([
    [{ apn: 'cmnet' }, ['module']],
    [{ family: 'air780' }, ['module']],
    [{ deviceId: 'other' }, ['credentials', 'connect', 'proof']],
    // Its topics differ as well.
    [{ platform: 'huawei-iotda' }, ['credentials', 'connect', 'proof']],
    [{ signType: 1 }, ['credentials', 'connect', 'proof']],
    [{ timestamp: '2026112306' }, ['credentials', 'connect', 'proof']],
    [{ clientId: 'x' }, ['credentials', 'connect', 'proof']],
    // The check of the login includes the host.
    [{ host: 'other.example' }, ['credentials', 'connect', 'proof']],
    [{ port: 8884 }, ['credentials', 'connect', 'proof']],
    [{ port: null }, []],
    [{ keepAliveSeconds: 77 }, ['connect', 'proof']],
    [{ cleanSession: false }, ['connect', 'proof']],
    [{ subscriptions: [] }, ['connect', 'proof']],
    [{ checkDates: false }, ['connect', 'proof']],
    [{ tlsCheck: 'none' }, ['certificate', 'connect', 'proof']],
    [{ tlsEnabled: false }, ['certificate', 'credentials', 'connect', 'proof']],
    [{ proof: null }, ['proof']],
    [{ name: 'another name' }, []],
  ])('after %j are %j', async (patch, expected) => {
    const { bench, id, changed } = await done();
    expect(await change(bench, id, patch)).toMatchObject({ ok: true });
    expect(changed()).toEqual(expected);
  });

  it('include only stages that ran, until they run again', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    await bench.run(id, ['module']);
    await change(bench, id, { host: 'other.example', apn: 'cmnet' });
    expect(bench.session(id).changedStages).toEqual(['module']);
    await bench.run(id, ['module']);
    expect(bench.session(id).changedStages).toEqual([]);
  });

  const open = (bench: PlacesBench, sessionId: string) => bench.ask('mqtt.open', { sessionId });
  const ended = async (bench: PlacesBench, sessionId: string): Promise<void> => {
    await bench.clock.runUntil(bench.service.runEnded(sessionId));
    await bench.clock.advance(1_000);
  };

  it('are empty when only the connection was opened without an edit', async () => {
    const bench = createPlacesBench();
    const before = await bench.open('sim:');
    await bench.run(before, ['module', 'certificate']);
    await bench.ask('session.forget', { sessionId: before });
    const id = await bench.open('sim:');
    await bench.run(id, ['module']);
    await open(bench, id);
    await ended(bench, id);
    expect(bench.session(id)).toMatchObject({ online: { kind: 'online' }, changedStages: [] });
    expect(bench.statuses(id)).toMatchObject({
      ...{ 'certificate.inspect': 'waiting', 'credentials.derive': 'done', 'credentials.check': 'done' },
      ...{ 'connect.login': 'done', 'proof.publish': 'waiting' },
    });
  });

  it('are, after connecting with a corrected secret, only those made with the wrong one', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const replace = (value: string) => bench.ask('draft.replaceSecret', { sessionId: id, field: 'secret', value });
    await replace('wrongwrongwrongwrong');
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed' });
    await replace(device.secret);
    expect(bench.session(id).changedStages).toEqual(['credentials', 'connect']);
    await open(bench, id);
    await ended(bench, id);
    expect(bench.session(id)).toMatchObject({ online: { kind: 'online' }, changedStages: [] });
  });

  it('include a test message that was sent over a connection with other settings', async () => {
    const { bench, id, changed } = await done();
    await change(bench, id, { keepAliveSeconds: 77 });
    await bench.run(id, ['proof']);
    expect(changed()).toEqual(['connect', 'proof']);
    await open(bench, id);
    await ended(bench, id);
    expect(changed()).toEqual(['proof']);
    await bench.run(id, ['proof']);
    expect(changed()).toEqual([]);
  });

  it('include a connection that was made with a file other than the chosen one', async () => {
    const { bench, id, changed } = await done();
    await choose(bench, id, articleCa);
    await bench.ask('certificate.change', { sessionId: id, role: 'ca', accepted: true });
    await open(bench, id);
    await ended(bench, id);
    expect(changed()).toEqual(['certificate', 'connect', 'proof']);
    await choose(bench, id, validCa);
    expect(changed()).toEqual([]);
  });

  it('include a file that could not be read for a connection, until it is read', async () => {
    const { bench, id, changed } = await done();
    await choose(bench, id, articleCa);
    await open(bench, id);
    await ended(bench, id);
    expect(bench.session(id).run).toMatchObject({ state: 'failed', failure: { code: 'certificate/expired' } });
    expect(bench.statuses(id)).toMatchObject({ 'certificate.inspect': 'failed', 'certificate.verify': 'done' });
    await choose(bench, id, validCa);
    expect(changed()).toContain('certificate');
    await open(bench, id);
    await ended(bench, id);
    expect(bench.statuses(id)).toMatchObject({ 'certificate.inspect': 'done', 'connect.login': 'done' });
    expect(changed()).toEqual([]);
  });

  it('do not depend on the time of day', async () => {
    const { bench, id, changed } = await done();
    await bench.clock.advance(25 * 3_600_000);
    await change(bench, id, { name: 'the next day' });
    expect(changed()).toEqual([]);
  });

  it('are reported during the run as well: it has the inputs with which it began', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    await bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    await bench.clock.advance(50);
    await change(bench, id, { apn: 'cmnet' });
    await bench.clock.runUntil(bench.service.runEnded(id));
    expect(bench.session(id)).toMatchObject({ run: { state: 'done' }, changedStages: ['module'] });
  });
});

describe('the inputs of stages', () => {
  it('differ for every secret and every file of a draft', () => {
    const pem = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/certificates/${name}`));
    const contents: readonly DraftContent[] = [
      deviceContent(),
      { ...deviceContent(), secrets: { secret: 'x', password: null, simPin: null } },
      { ...deviceContent(), secrets: { secret: device.secret, password: 'x', simPin: null } },
      { ...deviceContent(), secrets: { secret: device.secret, password: null, simPin: '1' } },
      { ...deviceContent(), certificates: { ...emptyContent.certificates, ca: caOf(pem('huawei-iot-2016.crt')) } },
    ];
    expect(new Set(contents.map((content) => JSON.stringify(stageInputsOf(content)))).size).toBe(contents.length);
  });
});

it('no event contains a secret or a value derived from one', async () => {
  const canaries = { secret: 'CanarySecret4aa2c87b', simPin: '48151623', password: 'CanaryPassword96ee' } as const;
  const { bench, id, b, choose } = await withProfiles();
  await bench.run(id);
  const give = (field: keyof typeof canaries) =>
    bench.ask('draft.replaceSecret', { sessionId: id, field, value: canaries[field] });
  await give('secret');
  await give('simPin');
  await bench.run(id);
  await give('password');
  await choose(b);
  bench.socket('sim:').pull();
  bench.socket('sim:').plug(2);
  await bench.clock.advance(120_000);
  await bench.run(id);
  const inputs = [deviceContent(), bench.drafts.of(id)?.content() ?? emptyContent].map((content) =>
    Object.values(stageInputsOf(content)),
  );
  const { logins } = bench.socket('sim:').upstream;
  const secrets = [...Object.values(canaries), device.secret, ...logins.map(({ password }) => password)];
  const all = JSON.stringify(bench.events);
  expect(logins.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(all.includes(secret ?? 'none')).toBe(false);
  for (const input of inputs.flat()) expect(all.includes(JSON.stringify(input).slice(1, -1))).toBe(false);
  for (const [name, lines] of Object.entries(bench.recordings())) {
    for (const secret of secrets) {
      const bytes = Buffer.from(secret ?? 'none');
      const found = lines.some((line) => line.includes(secret ?? 'none') || line.includes(bytes.toString('hex')));
      expect(found, name).toBe(false);
    }
  }
});
