import type { Undo } from '../../base/undo.ts';
import type { MqttInbox } from './mqtt-inbox.ts';
import { createMqttInbox } from './mqtt-inbox.ts';
import type { SslContexts } from './ssl-contexts.ts';

/** The settings that `AT&W` stores. */
export interface StoredSettings {
  readonly echo: boolean;
  readonly errorMode: 0 | 1 | 2;
  /** 0: automatic. */
  readonly baudRate: number;
}

export const factorySettings: StoredSettings = { echo: true, errorMode: 1, baudRate: 115_200 };

/** Reasons of a start, reported by AT*EXINFO?. */
export type StartReason = 'power' | 'software' | 'crash';

/** Lines that the module sends unsolicited: later, or repeatedly. */
export type ReportName =
  | 'signal'
  | 'serving-cell'
  | 'neighbour-cells'
  | 'engineering'
  | 'host-address'
  | 'wifi-stations'
  | 'update'
  | 'time';

export const pinTries = 3;
export const pukTries = 10;

/** On the card. */
export interface SimLock {
  /** The card requires its PIN after a start. */
  on: boolean;
  pin: string;
  pinTriesLeft: number;
  pukTriesLeft: number;
}

/** Survives a restart. Files survive as well; they are in the file store. */
export interface Flash {
  settings: StoredSettings;
  apn: string;
  networkApn: { name: string; user: string; password: string; auth: number } | null;
  readonly lock: SimLock;
  /** Band lock; `null`: all bands. */
  lockedBands: readonly number[] | null;
  startReason: StartReason;
  /** AT+UPGRADE by name, AT+RNDISCALL, AT+WISN. */
  readonly update: Map<string, string>;
  networkCard: boolean;
  serialNumber: string;
  /** AT^DATAINFO. */
  readonly traffic: { counts: boolean; intervalSeconds: number; upBytes: number; downBytes: number };
}

export const factoryFlash = (apn: string, simPin: string): Flash => ({
  settings: factorySettings,
  apn,
  networkApn: null,
  lock: { on: false, pin: simPin, pinTriesLeft: pinTries, pukTriesLeft: pukTries },
  lockedBands: null,
  startReason: 'power',
  update: new Map(),
  networkCard: true,
  serialNumber: '1234567890',
  traffic: { counts: false, intervalSeconds: 30, upBytes: 0, downBytes: 0 },
});

/** States of the old IP stack (docs/at-dialect.md §6.2). MIPSTART sets `IP STATUS` automatically. */
export type IpState = 'IP INITIAL' | 'IP START' | 'IP GPRSACT' | 'IP STATUS';

export interface MqttSettings {
  readonly clientId: string;
  readonly username: string | null;
  readonly password: string | null;
  readonly will: {
    readonly topic: string;
    readonly message: string;
    readonly qos: 0 | 1 | 2;
    readonly retain: boolean;
  } | null;
}

/** Lost at every restart. */
export interface Ram {
  settings: StoredSettings;
  /** With automatic baud rate: whether an `AT` was recognised. */
  trained: boolean;
  pinEntered: boolean;
  /** AT+CSDT: a change of the SIM card is reported. */
  reportsCard: boolean;
  /** AT+ICCID was sent since the start. */
  cardIdAsked: boolean;
  functionality: 0 | 1 | 4;
  attachWanted: boolean;
  registrationReports: { '+CREG': number; '+CGREG': number; '+CEREG': number };
  operatorFormat: 0 | 1 | 2;
  /** AT+COPS: automatic selection, manual selection, or deregistered. */
  operatorMode: 0 | 1 | 2;
  /** Bands that the radio uses since the start; `null`: all. */
  bands: readonly number[] | null;
  /** AT*CSQ, AT*BANDIND, AT+EEMOPT=1. */
  reportsSignal: boolean;
  reportsBand: boolean;
  engineering: boolean;
  /** AT+WIFISCANCOUNT. */
  countsStations: boolean;
  /** AT+SAPBR: by number, and settings by number and tag. */
  readonly openBearers: Set<number>;
  readonly bearerSettings: Map<string, string>;
  /** AT+CADC. */
  readonly openConverters: Set<number>;
  /** AT+UPGRADE with the value 1 for "do not store". */
  readonly update: Map<string, string>;
  /** One timer for each name at most, so that no host can fill the memory with them. */
  readonly reports: Map<ReportName, Undo>;
  ipState: IpState;
  multiplexed: boolean;
  readonly ssl: SslContexts;
  mqtt: MqttSettings | null;
  /** 0 direct, 1 cached. Direct is the default of the Air720 by the article: it receives `+MSUB: "…` without MQTTMSGSET. */
  messageMode: 0 | 1;
  hexEncoding: boolean;
  readonly inbox: MqttInbox;
  /** The fault `mute-after-upload`, or `mute` at its place, has occurred. */
  silenced: boolean;
}

export const freshRam = ({ settings, lockedBands }: Flash): Ram => ({
  settings,
  trained: settings.baudRate !== 0,
  pinEntered: false,
  reportsCard: false,
  cardIdAsked: false,
  functionality: 1,
  attachWanted: true,
  registrationReports: { '+CREG': 0, '+CGREG': 0, '+CEREG': 0 },
  operatorFormat: 2,
  operatorMode: 0,
  bands: lockedBands,
  reportsSignal: false,
  reportsBand: false,
  engineering: false,
  countsStations: false,
  openBearers: new Set(),
  bearerSettings: new Map(),
  openConverters: new Set(),
  update: new Map(),
  reports: new Map(),
  ipState: 'IP INITIAL',
  multiplexed: false,
  ssl: new Map(),
  mqtt: null,
  messageMode: 0,
  hexEncoding: false,
  inbox: createMqttInbox(),
  silenced: false,
});
