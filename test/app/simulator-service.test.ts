import { afterEach, describe, expect, it } from 'vitest';
import { createLinks } from '../../electron/app/links.ts';
import { createCertificateShelf } from '../../electron/app/services/draft/certificate-shelf.ts';
import { createSimulatorService, initialSimulator } from '../../electron/app/services/simulator-service.ts';
import { createTruth } from '../../electron/app/truth.ts';
import { faultNames } from '../../electron/simulator/faults.ts';
import { simulatorSchema } from '../../shared/contract/rest.ts';
import { realClock } from '../link/real-clock.ts';
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
  const truth = createTruth(sampleView({ simulator: initialSimulator }));
  const service = createSimulatorService({ truth, links });
  const shelf = createCertificateShelf({ truth, clock: realClock, links });
  const simulator = () => truth.view().simulator;
  const faultsOn = () => simulator().faults.flatMap(({ name, on }) => (on ? [name] : []));
  return { links, truth, wish: service.handlers, shelf, simulator, faultsOn };
};

/** The answer of the virtual module to one line, as text. */
const ask = async (links: ReturnType<typeof createLinks>, line: string): Promise<string> => {
  const link = await links.openLink('sim:', { baudRate: 115_200 });
  if (!link.ok) throw new Error(link.error.code);
  const answer = new Promise<string>((resolve) => {
    let text = '';
    link.value.onBytes((bytes) => {
      text += Buffer.from(bytes).toString('latin1');
      if (/\r\n(?:OK|\+?C?M?E? ?ERROR.*)\r\n$/.test(text)) resolve(text);
    });
  });
  await link.value.write(new TextEncoder().encode(`${line}\r`));
  return answer.finally(() => link.value.close());
};

describe('the virtual module', () => {
  it('is shown with its faults in both languages before it runs', () => {
    const { simulator, faultsOn } = bench();
    expect(simulator()).toMatchObject({ running: false, cloud: null });
    expect(simulator().faults.map(({ name }) => name)).toEqual([...faultNames]);
    for (const { words } of simulator().faults) expect(words.zh).toMatch(/\p{Script=Han}/u);
    expect(faultsOn()).toEqual([]);
    expect(simulatorSchema.safeParse(simulator()).error).toBeUndefined();
  });

  it('is shown running when a port was opened on it, and its CA is on the shelf', async () => {
    const { links, simulator, truth, shelf } = bench();
    expect(shelf.take('demo')).toBeNull();
    expect(await ask(links, 'AT')).toContain('OK');
    expect(simulator()).toMatchObject({ running: true, cloud: { host: '127.0.0.1' } });
    expect(truth.view().shelf.at(-1)).toMatchObject({
      id: 'demo',
      cloud: 'demo',
      certificate: { commonName: 'ATelier Demo Cloud CA', findings: [] },
    });
    expect(shelf.take('demo')?.shelfId).toBe('demo');
  });

  it('starts with a fault that was wished for before', async () => {
    const { links, wish, faultsOn, simulator } = bench();
    expect(await wish['simulator.setFault']({ name: 'no-sim', on: true })).toEqual({ ok: true, value: {} });
    expect(simulator().running).toBe(true);
    expect(faultsOn()).toEqual(['no-sim']);
    expect(await ask(links, 'AT+CPIN?')).toContain('ERROR');
    await wish['simulator.clearFaults']({});
    expect(faultsOn()).toEqual([]);
    expect(await ask(links, 'AT+CPIN?')).toContain('READY');
  });

  it('has no fault of another name', async () => {
    const { wish, simulator } = bench();
    expect(await wish['simulator.setFault']({ name: 'constructor', on: true })).toMatchObject({
      ok: false,
      error: { code: 'usage/invalid' },
    });
    expect(simulator().running).toBe(false);
  });
});
