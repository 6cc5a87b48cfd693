import { z } from 'zod';
import type { Failure } from '../outcome.ts';
import type { FirmwareIssueKey } from '../words/firmware-issues.ts';

/** The page about the module: what it shows, and what it can ask for. Values are what the module reported; `null`: it did not report it. */

/** One LTE cell; `null`: not printed by the module. The IMSI that a module prints with it is left out. */
export interface CellView {
  readonly mcc: string;
  readonly mnc: string;
  readonly band: number | null;
  /** Number of the radio frequency channel. */
  readonly earfcn: number | null;
  readonly cellId: number | null;
  readonly physicalCell: number | null;
  readonly areaCode: number | null;
  readonly rsrpDbm: number | null;
  readonly rsrqDb: number | null;
}

export interface SupplySample {
  readonly atMs: number;
  readonly millivolts: number;
  /** What the module was doing: registered as before, radio off, searching and attaching, attached again. */
  readonly phase: 'before' | 'off' | 'attaching' | 'attached';
}

/** Bounded: at most this many in the view. */
export const moduleLimits = {
  signals: 600,
  supplySamples: 300,
  cells: 16,
  operators: 32,
  addresses: 16,
  text: 100,
} as const;

/** Each value with the command that got it. */
export interface ModuleValues {
  /** Known faults of this firmware, the most severe first. `isKnown` false: the version says nothing to this program. */
  readonly issues: {
    readonly isKnown: boolean;
    readonly issues: readonly {
      readonly key: FirmwareIssueKey;
      readonly severity: 'critical' | 'high' | 'medium' | 'low';
      readonly fixedIn: number;
      /** The firmware with the fix must be loaded over USB, never over the air. */
      readonly usbOnly: boolean;
    }[];
  };
  /** What the module reports instead of an IMEI before one is written. */
  readonly unwrittenImei: { readonly text: string };
  readonly autoUpdates: { readonly on: boolean };
  readonly updateState: {
    readonly state: 'none' | 'running' | 'failed';
    readonly percent: number | null;
    readonly code: number | null;
  };
  /** `afterRestart`: it was changed, and the change takes effect after a restart. */
  readonly usbNetworkCard: { readonly on: boolean; readonly afterRestart: boolean };
  readonly serialNumber: { readonly text: string };
  readonly chip: { readonly name: string };
  readonly startReason: { readonly code: number };
  /** `cell` null: the module is in no cell. */
  readonly servingCell: { readonly cell: CellView | null };
  readonly neighbours: { readonly cells: readonly CellView[] };
  readonly engineering: {
    readonly sinr: number | null;
    readonly transmitPowerDbm: number | null;
    /** EMM cause of 3GPP TS 24.301; `null`: nothing was refused. */
    readonly rejectCause: number | null;
  };
  readonly band: { readonly band: number | null };
  /** `all`: every band of the module is allowed. `most`: how many bands a lock may name. */
  readonly bandLock: {
    readonly bands: readonly number[];
    readonly all: boolean;
    readonly most: number;
    readonly afterRestart: boolean;
  };
  readonly operators: {
    readonly operators: readonly {
      readonly state: 'unknown' | 'available' | 'current' | 'forbidden';
      readonly name: string;
      readonly number: string;
      readonly accessTechnology: number | null;
    }[];
  };
  readonly ping: {
    readonly host: string;
    /** `time` null: no answer. */
    readonly replies: readonly { readonly number: number; readonly address: string; readonly time: number | null }[];
  };
  readonly lookup: { readonly host: string; readonly addresses: readonly string[] };
  /** `code` other than 0: the server found nothing, or could not be reached. */
  readonly location: { readonly code: number; readonly latitude: number | null; readonly longitude: number | null };
  readonly dataUsed: { readonly on: boolean; readonly sentBytes: number | null; readonly receivedBytes: number | null };
  readonly voltage: { readonly millivolts: number };
  readonly supply: { readonly samples: readonly SupplySample[]; readonly isOver: boolean };
  readonly simLock: { readonly on: boolean };
  readonly pinTries: { readonly pin: number | null; readonly puk: number | null };
  /** Masked: only the last digits. */
  readonly imsi: { readonly masked: string };
  /** Masked. `null`: the card does not contain it. */
  readonly ownNumber: { readonly masked: string | null };
}

export type ModuleItemId = keyof ModuleValues;

export interface ModuleItem<Value> {
  /** `null`: never read. */
  readonly value: Value | null;
  /** Of the value, and the command that got it. */
  readonly atMs: number;
  readonly command: string;
  /** Why the newest attempt gave no value. `absent`: the module does not have this command. */
  readonly problem: {
    readonly kind: 'absent' | 'failed';
    readonly failure: Failure;
    readonly atMs: number;
    readonly command: string;
  } | null;
}

/** One measurement. */
export interface SignalSample {
  readonly atMs: number;
  readonly rsrpDbm: number | null;
  readonly rsrqDb: number | null;
  readonly rssiDbm: number | null;
  /** As printed by the module. */
  readonly sinr: number | null;
}

/** What is being done for the page. */
export interface ModuleWork {
  readonly tool: ModuleTool;
  readonly sinceMs: number;
  /** The command that was sent last. */
  readonly command: string | null;
  /** How long the answer to it may take, and when it was sent. */
  readonly limitMs: number | null;
  readonly sentAtMs: number | null;
  readonly isStopping: boolean;
}

export interface ModulePageView {
  readonly items: { readonly [Id in ModuleItemId]?: ModuleItem<ModuleValues[Id]> };
  readonly work: ModuleWork | null;
  /** How the signal is measured now; `null`: not at all. `reports`: the module sends it unsolicited. */
  readonly signalMeasuring: { readonly kind: 'reports' | 'polling'; readonly command: string } | null;
  /** PINs that the card refused since the last one that it accepted, as far as this session saw. */
  readonly refusedPins: number;
  /** Earlier measurements may be of another module. */
  readonly signalsFromMs: number;
}

export const noModulePage: ModulePageView = {
  items: {},
  work: null,
  signalMeasuring: null,
  refusedPins: 0,
  signalsFromMs: 0,
};

const tool = <const Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

const on = z.boolean();
const pin = z.string().regex(/^\d{4,8}$/);
const host = z.string().regex(/^[A-Za-z\d](?:[A-Za-z\d.:-]{0,126}[A-Za-z\d])?$/);

/** Groups of values that are read together. */
export const moduleGroups = ['firmware', 'cells', 'bands', 'data', 'voltage', 'sim'] as const;
export type ModuleGroup = (typeof moduleGroups)[number];

export const moduleActionSchema = z.discriminatedUnion('kind', [
  tool('read', { groups: z.array(z.enum(moduleGroups)).min(1).max(moduleGroups.length).readonly() }),
  tool('operators', {}),
  tool('ping', { host, count: z.int().min(1).max(20) }),
  tool('lookup', { host }),
  tool('location', {}),
  tool('countData', { on }),
  tool('supply', {}),
  tool('autoUpdates', { on }),
  tool('usbNetworkCard', { on }),
  /** No bands: no lock. */
  tool('lockBands', { bands: z.array(z.int().min(1).max(99)).max(16).readonly() }),
  tool('enterPin', { pin }),
  tool('simLock', { on, pin }),
  tool('restart', {}),
  tool('powerOff', {}),
]);

export type ModuleAction = z.infer<typeof moduleActionSchema>;
export type ModuleTool = ModuleAction['kind'];
