import { describe, expect, it } from 'vitest';
import { save, withProfiles } from '../support/place-with-profiles.ts';
import { caOf, createPlacesBench, deviceContent, type PlacesBench } from '../support/places-bench.ts';
import { articleCa } from '../support/provision-bench.ts';

const online = async () => {
  const bench = createPlacesBench();
  const id = await bench.open('sim:');
  await expect(bench.run(id)).resolves.toMatchObject({ state: 'done', report: proven });
  return { bench, id };
};

/** The cable is unplugged and plugged in again. */
const reopen = async (bench: PlacesBench, unit = 1): Promise<void> => {
  bench.socket('sim:').pull();
  await bench.clock.advance(2_000);
  bench.socket('sim:').plug(unit);
  await bench.clock.advance(120_000);
};

const proven = {
  ok: true,
  module: { imei: expect.stringMatching(/^\d{15}$/) },
  certificates: [{ role: 'ca', file: 'ca.crt', verified: true }],
  mqtt: { connected: true, proof: 'returned' },
};

const sha256Of = (bench: PlacesBench, id: string): string =>
  bench.session(id).run?.report?.certificates[0]?.sha256 ?? '';

describe('what a run has verified on this module', () => {
  it.each([[['connect']], [['connect', 'proof']], [['module', 'connect']]] as const)(
    'stays proven when the port was opened again and %s runs alone',
    async (stages) => {
      const { bench, id } = await online();
      await reopen(bench);
      const run = await bench.run(id, [...stages]);
      expect(run).toMatchObject({ state: 'done', report: proven });
      expect(bench.session(id).seenFiles).toEqual([
        { name: 'ca.crt', state: 'proven', sha256: run.report?.certificates[0]?.sha256 },
      ]);
    },
  );

  it('keeps file and test message in the report when only the check-up runs in a later opening', async () => {
    const { bench, id } = await online();
    await reopen(bench);
    // The connection ended with the port, and there is no new one.
    await expect(bench.run(id, ['module'])).resolves.toMatchObject({
      report: { ...proven, mqtt: { connected: false, proof: 'returned' } },
    });
  });

  it('includes a file that another profile uses under the same name', async () => {
    const { bench, id, b, choose } = await withProfiles();
    await bench.run(id);
    const seen = { name: 'ca.crt', state: 'proven', sha256: sha256Of(bench, id) };
    await choose(b);
    expect(bench.session(id)).toMatchObject({ run: null, seenFiles: [seen] });
    await expect(bench.run(id, ['connect'])).resolves.toMatchObject({ report: { certificates: [{ verified: true }] } });
  });

  it('does not apply to another module on the port, and applies again when the first one is back', async () => {
    const { bench, id } = await online();
    const { seenFiles } = bench.session(id);
    await reopen(bench, 2);
    expect(bench.session(id)).toMatchObject({ run: null, seenFiles: [] });
    await reopen(bench, 1);
    expect(bench.session(id)).toMatchObject({ run: { number: 1 }, seenFiles });
  });

  it('ends only when a deletion is observed', async () => {
    const { bench, id } = await online();
    await bench.ask('files.delete', { sessionId: id, name: 'ca.crt' });
    const gone = { seenFiles: [{ name: 'ca.crt', state: 'deleted', sha256: null }] };
    expect(bench.session(id)).toMatchObject({ ...gone, run: { report: { certificates: [{ verified: false }] } } });
    await reopen(bench);
    expect(bench.session(id)).toMatchObject(gone);
    await expect(bench.run(id, ['certificate'])).resolves.toMatchObject({
      report: { certificates: [{ verified: true }] },
    });
    expect(bench.session(id)).toMatchObject({ seenFiles: [{ name: 'ca.crt', state: 'proven' }] });
  });

  it('applies to the bytes that were read back last under a name', async () => {
    const { bench, id, a, choose } = await withProfiles();
    await bench.run(id);
    const first = sha256Of(bench, id);
    bench.drafts
      .of(id)
      ?.open({ ...deviceContent(), certificates: { ...deviceContent().certificates, ca: caOf(articleCa) } }, null);
    await save(bench, id, 'Other', true);
    await bench.ask('certificate.change', { sessionId: id, role: 'ca', accepted: true });
    await bench.run(id, ['certificate']);
    const second = sha256Of(bench, id);
    expect(second).not.toBe(first);
    expect(bench.session(id).seenFiles).toEqual([{ name: 'ca.crt', state: 'proven', sha256: second }]);
    await choose(a);
    expect(bench.session(id)).toMatchObject({ run: { number: 1 }, seenFiles: [{ sha256: second }] });
  });

  it('is unknown for a file whose upload was not completed', async () => {
    const { bench, id } = await online();
    bench.drafts
      .of(id)
      ?.open({ ...deviceContent(), certificates: { ...deviceContent().certificates, ca: caOf(articleCa) } }, null);
    await bench.ask('certificate.change', { sessionId: id, role: 'ca', accepted: true });
    bench.socket('sim:').module.setFault('short-write', true);
    await expect(bench.run(id, ['certificate'])).resolves.toMatchObject({ state: 'failed' });
    expect(bench.session(id).seenFiles).toEqual([{ name: 'ca.crt', state: 'unknown', sha256: null }]);
  });

  it.each(['AT+FSDEL="ca.crt"', 'AT+FSWRITE="ca.crt",0,5,15', 'at+fscreate="ca.crt"'])(
    'of a file is unknown after a user typed %s',
    async (line) => {
      const { bench, id } = await online();
      await bench.ask('terminal.send', { sessionId: id, line });
      expect(bench.session(id).seenFiles).toEqual([{ name: 'ca.crt', state: 'unknown', sha256: null }]);
    },
  );
});
