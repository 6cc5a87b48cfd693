import { portSettingsLimit } from './contract/settings.ts';
import type { LineFrame, PortSettings, PortsView, Sending, Settings } from './contract.ts';
import type { EncodingId } from './encodings/encoding-ids.ts';
import { hasBaudRate } from './port-address.ts';

interface Known {
  readonly settings: Pick<Settings, 'ports' | 'line' | 'lastBaudRate'>;
  readonly ports: Pick<PortsView, 'list'>;
}

/** The device behind an address; `null` where no list tells. */
const keyOf = ({ list }: Known['ports'], address: string): string | null =>
  list.find(({ path }) => path === address)?.key ?? null;

/** What was chosen for the port. Until the ports are listed, what was chosen for the one that had this address last. */
export const keptSettings = ({ settings, ports }: Known, address: string): PortSettings | null => {
  const key = keyOf(ports, address);
  return settings.ports.findLast((port) => (key === null ? port.address === address : port.key === key)) ?? null;
};

/** With which settings a port is opened, apart from its rate. */
export const lineOfPort = (known: Known, address: string): LineFrame =>
  keptSettings(known, address)?.line ?? known.settings.line;

/** What is chosen for a port; what is left out stays as it is. */
export interface PortChange {
  readonly baudRate?: number | undefined;
  readonly line?: LineFrame | null | undefined;
  readonly encoding?: EncodingId | undefined;
  readonly sending?: Sending | undefined;
}

/**
 * The kept settings after a port was opened or changed: it is the newest. Of ports without a rate only encoding and sending are kept.
 */
export const withPort = (known: Known, address: string, change: PortChange): Settings['ports'] => {
  if (!hasBaudRate(address) && change.encoding === undefined && change.sending === undefined) {
    return known.settings.ports;
  }
  const before = keptSettings(known, address);
  const { line } = change;
  const encoding = change.encoding ?? before?.encoding;
  const sending = change.sending ?? before?.sending;
  const after: PortSettings = {
    key: keyOf(known.ports, address) ?? before?.key ?? address,
    address,
    baudRate: change.baudRate ?? before?.baudRate ?? known.settings.lastBaudRate,
    line: line === undefined ? (before?.line ?? null) : line,
    ...(encoding === undefined ? {} : { encoding }),
    ...(sending === undefined ? {} : { sending }),
  };
  return [...known.settings.ports.filter((port) => port !== before && port.key !== after.key), after].slice(
    -portSettingsLimit,
  );
};
