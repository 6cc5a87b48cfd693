import type { PortsView, PortView, ProbeView } from '../../../shared/contract.ts';
import { fail } from '../../../shared/outcome.ts';
import { addressKind, hasBaudRate } from '../../../shared/port-address.ts';
import { isSimulated } from '../../../shared/virtual-modules.ts';
import type { OpenLink } from '../../base/byte-link.ts';
import type { Clock } from '../../base/clock.ts';
import type { PortDirectory } from '../../link/port-directory.ts';
import { portKey } from '../../link/port-identity.ts';
import type { PortInfo } from '../../link/port-info.ts';
import { probePort } from '../../link/probe.ts';
import { emptyAnswer, type HandlersOf } from '../handlers.ts';
import type { ViewStore } from '../view-store.ts';

export interface PortsService {
  readonly handlers: HandlersOf<'ports'>;
  /** Lists the ports if this one is not listed. */
  recognise(address: string): Promise<void>;
  /** Stops the search. Resolves when every port is closed. */
  close(): Promise<void>;
}

export interface PortsDeps {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly directory: Pick<PortDirectory, 'listPorts'>;
  readonly openLink: OpenLink;
  /** A probed module may print a secret of a session. */
  readonly maskText: (text: string) => string;
}

/** First the rate of all logs and drivers (docs/at-dialect.md §2), then common rates of other devices. */
export const searchedBaudRates: readonly number[] = [115_200, 9_600, 57_600, 38_400, 19_200, 460_800, 921_600];
const attempts = 3;
/**
 * Several ports of one USB device may share one module, which answers on one port at a time. More probes at once would only load the
 * computer.
 */
const atOnce = 4;

export const initialPorts: PortsView = { list: [], failure: null, search: { running: false, probes: [], done: 0 } };

export const createPortsService = (deps: PortsDeps): PortsService => {
  const { viewStore, directory } = deps;
  /** Counts requests to start or stop, because a newer request may arrive while the ports are listed. */
  let requests = 0;
  let search: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;

  const publish = (part: Partial<PortsView>): void =>
    viewStore.publish({ type: 'ports', ports: { ...viewStore.view().ports, ...part } });

  const refresh = async (): Promise<readonly PortView[]> => {
    const listed = await directory.listPorts();
    if (listed.ok) publish({ list: listed.value.map(viewOf), failure: null });
    else publish({ failure: listed.error });
    return viewStore.view().ports.list;
  };

  const stopSearch = async (): Promise<void> => {
    requests += 1;
    search?.stop.abort();
    await search?.ended;
  };

  const begin = (addresses: readonly string[]): void => {
    const stop = new AbortController();
    const ended = runSearch(deps, addresses, stop.signal, (found) => publish({ search: found })).finally(() => {
      search = null;
    });
    search = { stop, ended };
  };

  return {
    handlers: {
      'ports.refresh': async () => {
        await refresh();
        return emptyAnswer();
      },
      'ports.find': async ({ address }) => {
        if (address !== null && isSimulated(address))
          return fail('usage/invalid', { field: 'address', problem: 'address' });
        const stopped = stopSearch();
        const request = requests;
        await stopped;
        const list = await refresh();
        const addresses = address === null ? list.map(({ path }) => path) : [address];
        if (request === requests) begin(addresses.filter((path) => !isOpen(viewStore, path)));
        return emptyAnswer();
      },
      'ports.stopFinding': async () => {
        await stopSearch();
        return emptyAnswer();
      },
    },
    recognise: async (address) => {
      const isListed = viewStore.view().ports.list.some(({ path }) => path === address);
      if (addressKind(address) === 'serial' && !isListed) await refresh();
    },
    close: stopSearch,
  };
};

/** A port that a session has open is not probed. */
const isOpen = (viewStore: ViewStore, address: string): boolean =>
  Object.values(viewStore.view().sessions).some(
    ({ state, address: held }) => state.kind === 'open' && held === address,
  );

const viewOf = (port: PortInfo): PortView => ({
  path: port.path,
  key: portKey(port),
  product: port.product,
  manufacturer: port.manufacturer,
  vendorId: port.vendorId,
  productId: port.productId,
  interfaceNumber: port.interfaceNumber,
  usbLocation: port.usbLocation,
  knownModule: port.knownModule,
});

/** Probes several ports at once, each at one rate after the other. A stopped search keeps its results. */
const runSearch = async (
  deps: PortsDeps,
  addresses: readonly string[],
  signal: AbortSignal,
  publish: (search: PortsView['search']) => void,
): Promise<void> => {
  const probes: ProbeView[] = addresses
    .slice(0, 520)
    .map((address) => ({ address, state: 'waiting', baudRate: null, version: null, failure: null }));
  const publishProgress = (running: boolean): void => {
    const done = probes.filter(({ state }) => state !== 'waiting' && state !== 'asking').length;
    publish({ running, probes: [...probes], done });
  };
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < probes.length && !signal.aborted) {
      const index = next;
      next += 1;
      const update = (probe: ProbeView): void => {
        probes[index] = probe;
        publishProgress(true);
      };
      await searchPort(deps, addresses[index] ?? '', signal, update);
    }
  };
  publishProgress(true);
  await Promise.all(Array.from({ length: atOnce }, worker));
  publishProgress(false);
};

const searchPort = async (
  { viewStore, clock, openLink, maskText }: PortsDeps,
  address: string,
  signal: AbortSignal,
  update: (probe: ProbeView) => void,
): Promise<void> => {
  const silent: ProbeView = { address, state: 'silent', baudRate: null, version: null, failure: null };
  const rates = hasBaudRate(address) ? searchedBaudRates : searchedBaudRates.slice(0, 1);
  for (const baudRate of rates) {
    // A session may have opened the port in the meantime.
    if (signal.aborted || isOpen(viewStore, address)) {
      update({ ...silent, state: 'waiting' });
      return;
    }
    update({ ...silent, state: 'asking', baudRate });
    const result = await probePort(openLink, address, { clock, baudRates: [baudRate], attempts, signal });
    if (result.failure) {
      update({ ...silent, state: 'failed', failure: result.failure });
      return;
    }
    if (result.answers) {
      const version = result.version === null ? null : maskText(result.version).slice(0, 300);
      update({ ...silent, state: 'answers', baudRate, version });
      return;
    }
  }
  update(silent);
};
