import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import { factText, messageOf } from './fact-text.ts';
import { byPath, type PortFindings, type PortInfo, portInfo } from './port-info.ts';
import { listNativePorts } from './serial-link.ts';
import { readSysfsPorts } from './sysfs-ports.ts';

/** The fields of serialport's list that are used. */
export interface NativePortEntry {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly pnpId?: string | undefined;
  readonly locationId?: string | undefined;
  readonly productId?: string | undefined;
  readonly vendorId?: string | undefined;
  /** Windows only; missing in serialport's types. */
  readonly friendlyName?: string | undefined;
}

export interface PortReaders {
  /** serialport's list; may reject or hang. On Linux it starts the program `udevadm`, which reads all devices of the machine. */
  readonly listNative: () => Promise<readonly NativePortEntry[]>;
  /** The list read from sysfs on Linux, which is tried first; `null` on other systems. Resolves with `null` where `/sys` cannot be read. */
  readonly readSysfs: (() => Promise<readonly PortFindings[] | null>) | null;
}

export interface PortDirectory {
  /**
   * The serial ports of this machine, in natural order of their paths, without pseudo-terminals.
   * Fails with `link/failed` (fact `detail`) only when no source answered within the deadline and there is no earlier list.
   */
  listPorts(): Promise<Outcome<readonly PortInfo[]>>;
}

export const listDeadlineMs = 3000;
const portLimit = 512;

export const nativePortReaders = (platform: NodeJS.Platform): PortReaders => ({
  listNative: listNativePorts,
  readSysfs: platform === 'linux' ? () => readSysfsPorts({ sysFolder: '/sys', devFolder: '/dev' }) : null,
});

type NativeAnswer = { readonly entries: readonly NativePortEntry[] } | { readonly problem: string };

/** One query at a time: concurrent callers get the same answer. */
export const createPortDirectory = (readers: PortReaders, clock: Clock): PortDirectory => {
  let nativeQuestion: Promise<NativeAnswer> | null = null;
  let lastKnown: readonly PortInfo[] | null = null;

  /** A hanging query is not started a second time: its result is still awaited. */
  const askNative = (): Promise<NativeAnswer> => {
    nativeQuestion ??= answerOf(readers.listNative).finally(() => {
      nativeQuestion = null;
    });
    const question = nativeQuestion;
    return new Promise((resolve) => {
      const cancelDeadline = clock.after(listDeadlineMs, () => resolve({ problem: 'list deadline' }));
      void question.then((answer) => {
        cancelDeadline();
        resolve(answer);
      });
    });
  };

  const list = async (): Promise<Outcome<readonly PortInfo[]>> => {
    // sysfs has everything that udevadm has about a port, the interface as well, and ports that serialport's pattern does not match
    // (`ttyCH343USB0`). No process is started for it.
    const sysfs = (await readers.readSysfs?.()) ?? null;
    if (sysfs !== null) return ok(portsOf(sysfs));
    const native = await askNative();
    if ('problem' in native) {
      return lastKnown ? ok(lastKnown) : fail('link/failed', { detail: factText(native.problem) });
    }
    lastKnown = portsOf(native.entries.map(findingsOf));
    return ok(lastKnown);
  };

  return { listPorts: list };
};

const answerOf = async (listNative: PortReaders['listNative']): Promise<NativeAnswer> => {
  try {
    return { entries: await listNative() };
  } catch (error) {
    return { problem: messageOf(error) };
  }
};

/** A port that is listed twice becomes one: fields missing in the first entry are taken from the next. */
const portsOf = (all: readonly PortFindings[]): readonly PortInfo[] => {
  const byPort = new Map<string, PortFindings[]>();
  for (const findings of all) {
    if (findings.path !== '') byPort.set(findings.path, [...(byPort.get(findings.path) ?? []), findings]);
  }
  return [...byPort]
    .slice(0, portLimit)
    .map(([path, findings]) => portInfo(path, findings))
    .sort(byPath);
};

const findingsOf = (entry: NativePortEntry): PortFindings => {
  const windowsInterface = /&MI_([0-9a-f]{2})/i.exec(entry.pnpId ?? '')?.[1];
  return {
    path: entry.path,
    manufacturer: entry.manufacturer,
    product: entry.friendlyName,
    serialNumber: entry.serialNumber,
    vendorId: entry.vendorId,
    productId: entry.productId,
    usbLocation: entry.locationId,
    interfaceNumber: windowsInterface === undefined ? undefined : Number.parseInt(windowsInterface, 16),
  };
};
