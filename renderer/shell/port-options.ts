import type { PortsView, PortView } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import { addressKind } from '../../shared/port-address.ts';
import { isRecordedModule, isSimulated, unitOf } from '../../shared/virtual-modules.ts';

/** The virtual module. */
export const simulatorAddress = 'sim:';

export type PortKind = 'serial' | 'network' | 'simulator';

export const kindOfAddress = (address: string): PortKind => {
  const kind = addressKind(address);
  return kind === 'tcp' || kind === 'rfc2217' ? 'network' : kind;
};

export interface PortOption {
  readonly address: string;
  /** For serial ports: the USB product name, and the number of the interface on its device. */
  readonly product: string | null;
  readonly interfaceNumber: number | null;
  /** Another program used it at the last check. */
  readonly busy: boolean;
  /** Found to speak AT. */
  readonly answers: boolean;
}

/** The ports that match the typed text. Ports of modules come first, then names in natural order. */
export const portOptions = ({ list, search }: PortsView, typed: string): readonly PortOption[] => {
  const wanted = typed.trim().toLowerCase();
  const probes = new Map(search.probes.map((probe) => [probe.address, probe]));
  return [...list]
    .filter(({ path, product }) => `${path} ${product ?? ''}`.toLowerCase().includes(wanted))
    .map((port) => {
      const probe = probes.get(port.path);
      return {
        port,
        option: {
          address: port.path,
          product: port.product ?? port.manufacturer,
          interfaceNumber: port.interfaceNumber,
          busy: probe?.failure?.code === 'link/busy',
          answers: probe?.state === 'answers',
        },
      };
    })
    .sort((a, b) => rank(a.port, a.option) - rank(b.port, b.option) || byName(a.port, b.port))
    .map(({ option }) => option);
};

/** The note below the list. A list that could not be read is not an empty list. */
export const listNote = ({
  list,
  failure,
}: PortsView): { readonly kind: 'none' } | { readonly kind: 'failed'; readonly failure: Failure } | null => {
  if (failure !== null) return { kind: 'failed', failure };
  return list.length === 0 ? { kind: 'none' } : null;
};

const rank = (port: PortView, option: PortOption): number => {
  if (option.answers) return 0;
  return port.knownModule === null ? 2 : 1;
};

const byName = (a: PortView, b: PortView): number => a.path.localeCompare(b.path, 'en', { numeric: true });

/** Whether a typed text that loses focus is meant as an address, not just as a filter of the list. */
export const looksLikeAddress = (typed: string): boolean =>
  !isNoModule(typed) &&
  /^(?:\/|\\\\|com\d+$|[a-z][a-z\d]*:\/\/|sim:(?:\d{0,2}|recording)$|[\w.-]+:\d{1,5}$|\[[\da-f:]+\]:\d{1,5}$)/i.test(
    typed.trim(),
  );

/** A virtual module number above the maximum. */
export const isNoModule = (typed: string): boolean =>
  isSimulated(typed.trim()) && unitOf(typed.trim()) === null && !isRecordedModule(typed);

/** Typed text that is a new address and not just a filter of the list. */
export const typedAddress = ({ list }: PortsView, typed: string): string | null => {
  const address = typed.trim();
  if (isNoModule(address)) return null;
  return address === '' || address === simulatorAddress || list.some(({ path }) => path === address) ? null : address;
};
