import { portSettingsLimit } from './contract/settings.ts';
import type { LineFrame, PortRules, PortSettings, PortsView, Sending, Settings } from './contract.ts';
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

/** What things that are kept for a port are found by: its device, or its address where no list tells. */
export const portKeyOf = (known: Known, address: string): string =>
  keyOf(known.ports, address) ?? keptSettings(known, address)?.key ?? address;

/** With which settings a port is opened, apart from its rate. */
export const lineOfPort = (known: Known, address: string): LineFrame =>
  keptSettings(known, address)?.line ?? known.settings.line;

/** What is chosen for a port; what is left out stays as it is. */
export interface PortChange {
  readonly baudRate?: number | undefined;
  readonly line?: LineFrame | null | undefined;
  readonly encoding?: EncodingId | undefined;
  readonly sending?: Sending | undefined;
  readonly packetMs?: number | null | undefined;
  readonly rules?: PortRules | undefined;
}

/**
 * The kept settings after a port was opened or changed: it is the newest. Of ports without a rate only encoding, sending, packets and rules are kept.
 */
export const withPort = (known: Known, address: string, change: PortChange): Settings['ports'] => {
  const { encoding: chosen, sending: sent, packetMs: packet } = change;
  const isKept = [chosen, sent, packet, change.rules].some((each) => each !== undefined);
  if (!hasBaudRate(address) && !isKept) return known.settings.ports;
  const before = keptSettings(known, address);
  const { line } = change;
  const encoding = chosen ?? before?.encoding;
  const sending = sent ?? before?.sending;
  const packetMs = packet === undefined ? before?.packetMs : packet;
  const rules = change.rules ?? before?.rules;
  const after: PortSettings = {
    key: portKeyOf(known, address),
    address,
    baudRate: change.baudRate ?? before?.baudRate ?? known.settings.lastBaudRate,
    line: line === undefined ? (before?.line ?? null) : line,
    ...(encoding === undefined ? {} : { encoding }),
    ...(sending === undefined ? {} : { sending }),
    ...(packetMs === undefined ? {} : { packetMs }),
    ...(rules === undefined ? {} : { rules }),
  };
  return [...known.settings.ports.filter((port) => port !== before && port.key !== after.key), after].slice(
    -portSettingsLimit,
  );
};
