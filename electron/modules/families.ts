import type { moduleFamilyChoices } from '../../shared/profile/types.ts';
import type { UrcName } from '../commands/index.ts';

export type ModuleFamilyId = Exclude<(typeof moduleFamilyChoices)[number], 'auto'>;

/** Firmware versions can only be compared between modules with the same chip (docs/at-dialect.md §1). */
export type Chip =
  | 'asr1802'
  | 'rda8910'
  | 'ec618'
  | 'ec716'
  | 'ec718'
  /** Air780EQ and its relatives. LuatOS counts them to the EC718 series, but their AT firmware has separate version numbers (V20xx). */
  | 'ec718-eq';

export interface ModuleLimits {
  /** Longest message of MPUB (before escaping) and MPUBEX. */
  readonly publishBytes: number;
  /** Longest received message. */
  readonly receiveBytes: number;
  /** Largest block of one FSWRITE or FSREAD; longer files are split. */
  readonly fileWriteBytes: number;
  readonly fileNameBytes: number;
  /** Longest client ID, username, password, topic, host name. */
  readonly stringBytes: number;
}

/** How the behaviour of a module may differ from the manual. Where the behaviour is unknown, the value is the safe choice. */
export interface ModuleQuirks {
  /** The effect of FSCREATE on an existing file, and of FSWRITE mode 0 on a longer one, is unknown: delete the file first. */
  readonly deleteBeforeCreate: boolean;
  /** The order of the registration queries; the first one that reports a registration is sufficient. */
  readonly registrationOrder: readonly ('packet' | 'eps' | 'network')[];
  /** Empty username and password are refused: leave them out. */
  readonly omitEmptyLogin: boolean;
  /** The characters after the `>` of FSWRITE: none, a blank, a line end (docs/at-dialect.md §7). Information only; the engine accepts all forms. */
  readonly promptTail: 'none' | 'blank' | 'line-end' | 'unknown';
  /** MPUBEX: not supported, only with a length, or also without one (then a gap of 5 s or 0x1A ends the data). */
  readonly binaryPublish: 'unknown' | 'none' | 'with-length' | 'any';
  /** The module sends PINGREQ itself. */
  readonly pingsByItself: boolean;
  /** A longer keep-alive is limited to this; `null`: no limit. */
  readonly longestKeepAliveSeconds: number | null;
  /** `CLOSED` arrives when the server closes the connection; otherwise MQTTSTATU must be polled. */
  readonly tellsServerClose: boolean;
  /** A host name set by SSLCFG `hostname` is sent to the server (SNI). */
  readonly sendsServerName: boolean;
  /** Username and password of AT+CPNETAPN survive a restart. */
  readonly keepsAccessPoint: boolean;
  /** AT+CEREG? may be answered with the prefix `+CGREG:`. */
  readonly answersEpsAsPacket: boolean;
  /** AT+CMEE=1 returns texts instead of numbers. */
  readonly errorsAsText: boolean;
  /** AT+FSLS returns ERROR for an empty directory. */
  readonly emptyDirectoryIsError: boolean;
  /** The first AT+ICCID after a start may return ERROR. */
  readonly firstCardIdFails: boolean;
}

/** A range of versions of one chip. Both ends are included; `null` is open. */
export interface FirmwareRange {
  readonly chip: Chip;
  readonly from: number | null;
  readonly to: number | null;
}

/** A change that applies only to some firmware versions. Later entries override earlier ones. */
export interface FirmwareChange {
  readonly range: FirmwareRange;
  readonly limits?: Partial<ModuleLimits>;
  readonly quirks?: Partial<ModuleQuirks>;
}

/** The lowest firmware version that supports something. */
export interface FirmwareGate {
  readonly minimumVersion: number;
  readonly forFeature: 'certificate-login';
}

export interface ModulePlatform {
  readonly chip: Chip;
  /** Matches the model part of the version string, without a leading `Air`. */
  readonly modelShape: RegExp;
}

/** One family of modules: the same line of AT firmware, and usually one chip. */
export interface ModuleFamily {
  readonly id: ModuleFamilyId;
  readonly names: readonly string[];
  /** Matches the model part of the version string, without a leading `Air`. */
  readonly modelShape: RegExp;
  readonly platforms: readonly ModulePlatform[];
  /** Known URCs of a start. */
  readonly bootLines: readonly UrcName[];
  /** How long after a start the module may not answer AT. */
  readonly bootGraceMs: number;
  /** The limits of the oldest firmware and of an unknown one; `limitsOf` gives those of a certain module. */
  readonly limits: ModuleLimits;
  /** The same for quirks; see `quirksOf`. */
  readonly quirks: ModuleQuirks;
  readonly changes: readonly FirmwareChange[];
  readonly gate: FirmwareGate | null;
}

/** The smallest limits of all families (docs/at-dialect.md §7, §9). */
export const smallestLimits: ModuleLimits = {
  publishBytes: 1_360,
  receiveBytes: 1_360,
  fileWriteBytes: 10_240,
  fileNameBytes: 64,
  stringBytes: 256,
};

/** The tutorial of 2019 and the vendor's examples query CGREG first (docs/at-dialect.md §6.1). An unknown module is treated the same way. */
export const carefulQuirks: ModuleQuirks = {
  deleteBeforeCreate: true,
  registrationOrder: ['packet', 'eps', 'network'],
  omitEmptyLogin: true,
  promptTail: 'unknown',
  binaryPublish: 'unknown',
  pingsByItself: true,
  longestKeepAliveSeconds: null,
  tellsServerClose: true,
  sendsServerName: true,
  keepsAccessPoint: true,
  answersEpsAsPacket: false,
  errorsAsText: false,
  emptyDirectoryIsError: false,
  firstCardIdFails: false,
};
