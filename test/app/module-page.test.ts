import { describe, expect, it } from 'vitest';
import type { ModuleAction } from '../../shared/contract.ts';
import { createSessionServiceBench, type SessionServiceBench } from '../support/session-service-bench.ts';

const opened = async (options: Parameters<typeof createSessionServiceBench>[0] = {}) => {
  const bench = createSessionServiceBench(options);
  const sessionId = await bench.open();
  return { bench, sessionId, use: (action: ModuleAction) => bench.ask('module.use', { sessionId, action }) };
};

const items = (bench: SessionServiceBench) => bench.session().modulePage.items;
/** Lets a request of the page begin. */
const begun = (bench: SessionServiceBench): Promise<void> => bench.clock.advance(1);

describe('a tool of the page', () => {
  it('shows each value with its time and the command that got it, and the IMSI nowhere', async () => {
    const { bench, use } = await opened();
    await bench.clock.advance(20_000);
    await expect(use({ kind: 'read', groups: ['cells', 'bands'] })).resolves.toMatchObject({ ok: true });
    await bench.clock.advance(1_000);
    expect(items(bench)).toMatchObject({
      servingCell: { command: 'AT+CCED=0,1', value: { cell: { mcc: '460', band: 40, earfcn: 39_148 } }, problem: null },
      neighbours: { command: 'AT+CCED=0,2', value: { cells: { length: 7 } } },
      engineering: { command: 'AT+EEMGINFO?', value: { rejectCause: null } },
      band: { command: 'AT*BANDIND?', value: { band: 40 } },
    });
    expect(items(bench).servingCell?.atMs).toBeLessThanOrEqual(bench.clock.wallMs());
    expect(bench.session().facts.registration).toMatchObject({ registered: true });
    expect(JSON.stringify(bench.session().modulePage)).not.toMatch(/46004001/);
    expect(bench.session().modulePage.work).toBeNull();
    expect(bench.mirror()).toEqual(bench.viewStore.view());
  });

  it('shows what a module without an IMEI reports instead', async () => {
    const { bench, use } = await opened({ script: [[/^AT\+CGSN/, ['3520990017614823', 'OK']]] });
    await bench.clock.advance(20_000);
    await use({ kind: 'read', groups: ['firmware'] });
    expect(bench.session().facts.imei).toBeNull();
    expect(items(bench).unwrittenImei).toMatchObject({ value: { text: '3520990017614823' }, command: 'AT+CGSN' });
  });

  it('shows what is under way, for how long it may take, and can be stopped', async () => {
    const { bench, sessionId } = await opened();
    await bench.clock.advance(20_000);
    const search = bench.ask('module.use', { sessionId, action: { kind: 'operators' } });
    await begun(bench);
    const { work } = bench.session().modulePage;
    expect(work).toMatchObject({ tool: 'operators', command: 'AT+COPS=?', limitMs: 300_000, isStopping: false });
    await expect(bench.ask('module.use', { sessionId, action: { kind: 'location' } })).resolves.toMatchObject({
      ok: false,
    });
    await bench.ask('module.stop', { sessionId });
    await expect(search).resolves.toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(bench.session().modulePage.items).toEqual({});
  });

  it('stays in use after Cancel until the module has ended its search', async () => {
    const { bench, sessionId, use } = await opened();
    await bench.clock.advance(20_000);
    const search = bench.ask('module.use', { sessionId, action: { kind: 'operators' } });
    await begun(bench);
    await bench.ask('module.stop', { sessionId });
    await expect(search).resolves.toMatchObject({ ok: false, error: { code: 'stopped' } });
    const held = { tool: 'operators', command: 'AT+COPS=?', isStopping: true };
    expect(bench.session().modulePage.work).toMatchObject(held);
    await expect(use({ kind: 'read', groups: ['voltage'] })).resolves.toMatchObject({ ok: false });
    await bench.clock.advance(300_000);
    expect(bench.session().modulePage.work).toBeNull();
    await expect(use({ kind: 'read', groups: ['voltage'] })).resolves.toMatchObject({ ok: true });
  });

  it('is over when the port is closed while the module still searches', async () => {
    const { bench, sessionId } = await opened();
    await bench.clock.advance(20_000);
    const search = bench.ask('module.use', { sessionId, action: { kind: 'operators' } });
    await begun(bench);
    await bench.ask('module.stop', { sessionId });
    await search;
    await bench.ask('session.close', { sessionId });
    expect(bench.session().modulePage.work).toBeNull();
  });

  it('does not run while a run holds the port', async () => {
    const { bench, sessionId, use } = await opened();
    await bench.ask('run.start', { sessionId, stages: ['module'], resume: false });
    await expect(use({ kind: 'read', groups: ['bands'] })).resolves.toMatchObject({
      ok: false,
      error: { code: 'usage/invalid', facts: { problem: 'running' } },
    });
    await bench.runEnds();
    await expect(use({ kind: 'read', groups: ['bands'] })).resolves.toMatchObject({ ok: true });
  });

  it('asks for the lock of bands as the family of the module has it', async () => {
    const { bench, use } = await opened({ model: 'air724ug' });
    await bench.clock.advance(20_000);
    await expect(use({ kind: 'read', groups: ['bands'] })).resolves.toMatchObject({ ok: true });
    const { bandLock } = items(bench);
    expect(bandLock).toMatchObject({ value: { all: true, most: 5 }, command: 'AT+SETLOCK=2,0' });
    await expect(use({ kind: 'lockBands', bands: [3, 40] })).resolves.toMatchObject({ ok: true });
    expect(items(bench).bandLock).toMatchObject({
      value: { bands: [3, 40], afterRestart: true },
      command: 'AT+SETLOCK=1,0,3,40',
    });
  });

  it('switches the radio on again after a lock of bands, also when it was refused', async () => {
    const { bench, use } = await opened({ model: 'air780e' });
    await bench.clock.advance(20_000);
    await expect(use({ kind: 'lockBands', bands: [99] })).resolves.toMatchObject({ ok: false });
    await expect(use({ kind: 'lockBands', bands: [40] })).resolves.toMatchObject({ ok: true });
    expect(bench.commands().filter((line) => /CFUN|ECBAND=/.test(line))).toEqual([
      ...['AT+CFUN=0', 'AT+ECBAND=99', 'AT+CFUN=1'],
      ...['AT+CFUN=0', 'AT+ECBAND=40', 'AT+CFUN=1'],
    ]);
    expect(items(bench).bandLock?.value).toMatchObject({ bands: [40], all: false, afterRestart: false });
  });

  it('shows nothing of an earlier opening', async () => {
    const { bench, sessionId, use } = await opened();
    await bench.clock.advance(20_000);
    await use({ kind: 'read', groups: ['bands'] });
    await bench.ask('session.close', { sessionId });
    await bench.open();
    expect(bench.session().modulePage.items).toEqual({});
  });
});

describe('the signal', () => {
  it('is reported by the module while a page shows it, and checked now and then', async () => {
    const { bench, sessionId } = await opened();
    await bench.clock.advance(20_000);
    await bench.ask('module.watch', { sessionId });
    await bench.clock.advance(12_000);
    await bench.ask('module.watch', { sessionId });
    await bench.clock.advance(12_000);
    const { signals, modulePage } = bench.session();
    expect(modulePage.signalMeasuring).toEqual({ kind: 'reports', command: 'AT*CSQ=1' });
    expect(signals.length).toBeGreaterThanOrEqual(3);
    for (const { rsrpDbm } of signals) expect(rsrpDbm).toBeLessThan(-40);
    expect(new Set(signals.map(({ atMs }) => atMs)).size).toBe(signals.length);
    expect(signals.some(({ sinr, rssiDbm, rsrpDbm }) => sinr !== null && rssiDbm !== null && rsrpDbm !== null)).toBe(
      true,
    );
    expect(bench.commands().filter((line) => line === 'AT+CESQ').length).toBeGreaterThan(0);
  });

  it('is not measured any more when no page asks for it, nor when the port is closed', async () => {
    const { bench, sessionId } = await opened();
    await bench.clock.advance(20_000);
    await bench.ask('module.watch', { sessionId });
    await bench.clock.advance(40_000);
    expect(bench.session().modulePage.signalMeasuring).toBeNull();
    expect(bench.commands().at(-1)).toBe('AT*CSQ=0');
    const count = bench.session().signals.length;
    await bench.clock.advance(60_000);
    expect(bench.session().signals.length).toBe(count);
    await bench.ask('module.watch', { sessionId });
    await bench.clock.advance(1_000);
    await bench.ask('session.close', { sessionId });
    await bench.clock.advance(60_000);
    expect(bench.session().modulePage.signalMeasuring).toBeNull();
    expect(bench.bugs).toEqual([]);
  });

  it('is asked for again after a restart', async () => {
    const { bench, sessionId, use } = await opened();
    await bench.clock.advance(20_000);
    await bench.ask('module.watch', { sessionId });
    await bench.clock.advance(1_000);
    await use({ kind: 'restart' });
    for (let second = 0; second < 30; second += 5) {
      await bench.ask('module.watch', { sessionId });
      await bench.clock.advance(5_000);
    }
    expect(bench.commands().filter((line) => line === 'AT*CSQ=1')).toHaveLength(2);
  });

  it('is not measured while a run holds the port', async () => {
    const { bench, sessionId } = await opened();
    await bench.ask('run.start', { sessionId, stages: ['module'], resume: false });
    await bench.ask('module.watch', { sessionId });
    await bench.runEnds();
    expect(bench.commands().filter((line) => line === 'AT*CSQ=1')).toHaveLength(0);
    await bench.clock.advance(5_000);
    expect(bench.commands().filter((line) => line === 'AT*CSQ=1')).toHaveLength(1);
  });
});
