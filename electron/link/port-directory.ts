import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import { factText, messageOf } from './fact-text.ts';
import { byPath, type PortFindings, type PortInfo, portInfo } from './port-info.ts';
import { listNativePorts } from './serial-link.ts';
import { readSysfsPorts, type SysfsFindings } from './sysfs-ports.ts';

/** One entry of serialport's list, as far as it is used. */
export interface NativePortEntry {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly pnpId?: string | undefined;
  readonly locationId?: string | undefined;
  readonly productId?: string | undefined;
  readonly vendorId?: string | undefined;
  /** Windows only, and missing in serialport's types. */
  readonly friendlyName?: string | undefined;
}

export interface PortReaders {
  /** serialport's list: spawns `udevadm` on Linux, may reject or hang. */
  readonly listNative: () => Promise<readonly NativePortEntry[]>;
  /** Linux' own list; `null` on other systems. */
  readonly readSysfs: (() => Promise<SysfsFindings>) | null;
}

export interface PortDirectory {
  /**
   * The serial ports of this machine, by natural order of their paths. Pseudo-terminals never appear.
   * Fails with `link/failed` (fact `detail`) only when no source answered within the deadline and nothing is known from before.
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

/** One question to the system at a time: whoever asks meanwhile gets the same answer. */
export const createPortDirectory = (readers: PortReaders, clock: Clock): PortDirectory => {
  let nativeQuestion: Promise<NativeAnswer> | null = null;
  let lastKnown: readonly PortInfo[] | null = null;

  /** A question that hangs is not asked a second time: the first is still waited for. */
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
    const [native, sysfs] = await Promise.all([askNative(), readers.readSysfs?.() ?? null]);
    if ('problem' in native && sysfs === null) {
      return lastKnown ? ok(lastKnown) : fail('link/failed', { detail: factText(native.problem) });
    }
    lastKnown = joined('entries' in native ? native.entries : [], sysfs);
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

/** sysfs comes first: it knows interface and product, and names that serialport's pattern misses (`ttyCH343USB0`). */
const joined = (entries: readonly NativePortEntry[], sysfs: SysfsFindings | null): readonly PortInfo[] => {
  const sources = new Map<string, PortFindings[]>();
  for (const findings of [...(sysfs?.ports ?? []), ...entries.map(findingsOf)]) {
    if (findings.path === '' || sysfs?.phantoms.has(findings.path)) continue;
    sources.set(findings.path, [...(sources.get(findings.path) ?? []), findings]);
  }
  return [...sources]
    .slice(0, portLimit)
    .map(([path, all]) => portInfo(path, all))
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
