import { afterEach, describe, expect, it } from 'vitest';
import { createLinks } from '../../electron/app/links.ts';
import { createBuiltInCertificates, initialBuiltIns } from '../../electron/app/services/draft/built-in-certificates.ts';
import { createSimulatorService, initialSimulators } from '../../electron/app/services/simulator-service.ts';
import type { Simulation } from '../../electron/app/simulation.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import { faultNames } from '../../electron/simulator/faults.ts';
import { simulatorSchema } from '../../shared/contract/rest.ts';
import { realClock } from '../link/real-clock.ts';
import { askLine } from '../support/ask-line.ts';
import { sampleView } from '../support/sample-view.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const action of undo.splice(0).reverse()) await action();
});

const bench = () => {
  const platform = createTempPlatform();
  const links = createLinks({ platform, clock: realClock });
  undo.push(platform.remove, links.close);
  const viewStore = createViewStore(sampleView({ simulators: initialSimulators }));
  const service = createSimulatorService({ viewStore, links });
  const builtInCertificates = createBuiltInCertificates({ viewStore, clock: realClock, links });
  const simulator = (address = 'sim:') => {
    const shown = viewStore.view().simulators[address];
    if (!shown) throw new Error(`nothing is shown of ${address}`);
    return shown;
  };
  const faultsOn = (address?: string) => simulator(address).faults.flatMap(({ name, on }) => (on ? [name] : []));
  return { links, viewStore, request: service.handlers, builtInCertificates, simulator, faultsOn };
};

/** The answer of the virtual module to one line, as text. */
const ask = async (links: ReturnType<typeof createLinks>, line: string, address = 'sim:'): Promise<string> => {
  const link = await links.openLink(address, { baudRate: 115_200 });
  if (!link.ok) throw new Error(link.error.code);
  return askLine(link.value, line);
};

it('an unreadable certificate of the demo cloud is not listed with the built-in ones', () => {
  const viewStore = createViewStore(sampleView());
  const cloud = { caPem: 'no certificate' };
  const onSimulation = (listener: (simulation: Simulation) => void) => {
    listener({ cloud } as unknown as Simulation);
    return () => undefined;
  };
  createBuiltInCertificates({ viewStore, clock: realClock, links: { onSimulation } });
  const ids = viewStore.view().builtInCertificates.map(({ id }) => id);
  expect(ids).toEqual(initialBuiltIns(realClock.wallMs()).map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(0);
});

describe('the virtual module', () => {
  it('is shown with its faults in both languages before it runs', () => {
    const { simulator, faultsOn } = bench();
    expect(simulator()).toMatchObject({ running: false, cloud: null });
    expect(simulator().faults.map(({ name }) => name)).toEqual([...faultNames]);
    for (const { words } of simulator().faults) expect(words.zh).toMatch(/\p{Script=Han}/u);
    expect(faultsOn()).toEqual([]);
    expect(simulatorSchema.safeParse(simulator()).error).toBeUndefined();
  });

  it('is shown as running once its port was opened, and its CA is listed', async () => {
    const { links, simulator, viewStore, builtInCertificates } = bench();
    expect(builtInCertificates.take('demo')).toBeNull();
    expect(await ask(links, 'AT')).toContain('OK');
    expect(simulator()).toMatchObject({ running: true, cloud: { host: '127.0.0.1' } });
    expect(viewStore.view().builtInCertificates.at(-1)).toMatchObject({
      id: 'demo',
      cloud: 'demo',
      certificate: { commonName: 'ATelier Demo Cloud CA', findings: [] },
    });
    expect(builtInCertificates.take('demo')?.builtInId).toBe('demo');
  });

  it('is shown as switched off after AT+CPOWD=1, and starts when that fault is cleared', async () => {
    const { links, request, faultsOn } = bench();
    await request['simulator.setFault']({ address: 'sim:', name: 'weak-signal', on: false });
    const link = await links.openLink('sim:', { baudRate: 115_200 });
    if (!link.ok) throw new Error(link.error.code);
    let text = '';
    link.value.onBytes((bytes) => {
      text += Buffer.from(bytes).toString('latin1');
    });
    await link.value.write(Buffer.from('AT+CPOWD=1\r'));
    await expect.poll(() => text).toContain('\r\nNORMAL POWER DOWN\r\n');
    await expect.poll(() => faultsOn()).toEqual(['powered-off']);
    await request['simulator.setFault']({ address: 'sim:', name: 'powered-off', on: false });
    expect(faultsOn()).toEqual([]);
    await expect.poll(() => text).toContain('RDY');
  });

  it('starts with a fault that was switched on before', async () => {
    const { links, request, faultsOn, simulator } = bench();
    expect(await request['simulator.setFault']({ address: 'sim:', name: 'no-sim', on: true })).toEqual({
      ok: true,
      value: {},
    });
    expect(simulator().running).toBe(true);
    expect(faultsOn()).toEqual(['no-sim']);
    expect(await ask(links, 'AT+CPIN?')).toContain('ERROR');
    await request['simulator.clearFaults']({ address: 'sim:' });
    expect(faultsOn()).toEqual([]);
    expect(await ask(links, 'AT+CPIN?')).toContain('READY');
  });

  it('with another number has its own identity, device and faults', async () => {
    const { links, request, faultsOn, simulator, viewStore } = bench();
    expect(Object.keys(viewStore.view().simulators)).toEqual(['sim:']);
    await request['simulator.setFault']({ address: 'sim:2', name: 'no-sim', on: true });
    expect([faultsOn('sim:'), faultsOn('sim:2')]).toEqual([[], ['no-sim']]);
    expect(await ask(links, 'AT+CPIN?')).toContain('READY');
    expect(await ask(links, 'AT+CPIN?', 'sim:2')).toContain('ERROR');
    expect(await ask(links, 'AT+CGSN')).not.toEqual(await ask(links, 'AT+CGSN', 'sim:2'));
    expect(simulator('sim:').device.id).not.toBe(simulator('sim:2').device.id);
    await request['simulator.clearFaults']({ address: 'sim:' });
    expect(faultsOn('sim:2')).toEqual(['no-sim']);
    await request['simulator.clearFaults']({ address: 'sim:2' });
    expect(await ask(links, 'AT+CPIN?', 'sim:2')).toContain('READY');
  });

  it.each(['sim:0', 'sim:17', 'sim:x', '/dev/ttyUSB2'])('does not exist at %s', async (address) => {
    const { request, viewStore } = bench();
    expect(await request['simulator.setFault']({ address, name: 'no-sim', on: true })).toMatchObject({ ok: false });
    expect(await request['simulator.clearFaults']({ address })).toMatchObject({ ok: false });
    expect(Object.keys(viewStore.view().simulators)).toEqual(['sim:']);
  });

  it('rejects an unknown fault', async () => {
    const { request, simulator } = bench();
    expect(await request['simulator.setFault']({ address: 'sim:', name: 'constructor', on: true })).toMatchObject({
      ok: false,
      error: { code: 'usage/invalid' },
    });
    expect(simulator().running).toBe(false);
  });
});
