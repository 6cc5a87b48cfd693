import type { moduleFamilies as familyIds } from '../../shared/profile/types.ts';
import type { UrcName } from '../commands/index.ts';

export type ModuleFamilyId = Exclude<(typeof familyIds)[number], 'auto'>;

/** Firmware numbers compare only between modules of one chip (at-dialect §1). */
export type Chip = 'asr1802' | 'rda8910' | 'ec618' | 'ec716' | 'ec718';

export interface ModuleLimits {
  /** Longest message of MPUB, before escaping, and of MPUBEX. */
  readonly publishBytes: number;
  /** Longest message that is received. */
  readonly receiveBytes: number;
  /** Most bytes of one FSWRITE or FSREAD; longer files go in parts. */
  readonly fileWriteBytes: number;
  readonly fileNameBytes: number;
  /** Longest client id, user name, password, topic, host name. */
  readonly stringBytes: number;
}

/** How a module differs from what a careful reader of the manual would do. What is not known stands as the careful choice. */
export interface ModuleQuirks {
  /** FSCREATE on an existing file and mode 0 of FSWRITE on a longer one are not proven: delete first. */
  readonly deleteBeforeCreate: boolean;
  /** Which registration to ask first; the first that says registered is enough. */
  readonly registrationOrder: readonly ('packet' | 'eps' | 'network')[];
  /** Empty user name and password are refused: leave them out. */
  readonly omitEmptyLogin: boolean;
  /** What follows `>` of FSWRITE: nothing, a blank, a line end (at-dialect §7). For people; the engine takes every form. */
  readonly promptTail: 'none' | 'blank' | 'line-end' | 'unknown';
  /** MPUBEX: not there, only with its length, or without one too (then a gap of 5 s or 0x1A ends the data). */
  readonly binaryPublish: 'unknown' | 'none' | 'with-length' | 'any';
  /** The module sends its own PINGREQ. */
  readonly pingsByItself: boolean;
  /** A longer keep-alive is cut to this; `null`: it is kept as asked. */
  readonly longestKeepAliveSeconds: number | null;
  /** `CLOSED` comes when the server hangs up; else MQTTSTATU must be polled. */
  readonly tellsServerClose: boolean;
  /** A name set by SSLCFG `hostname` reaches the server (SNI). */
  readonly sendsServerName: boolean;
  /** A user name and password of AT+CPNETAPN survive a restart. */
  readonly keepsAccessPoint: boolean;
  /** AT+CEREG? may be answered with the prefix `+CGREG:`. */
  readonly answersEpsAsPacket: boolean;
  /** AT+CMEE=1 gives texts instead of numbers. */
  readonly errorsAsText: boolean;
  /** An empty directory makes AT+FSLS say ERROR. */
  readonly emptyDirectoryIsError: boolean;
  /** The first AT+ICCID after a start may say ERROR. */
  readonly firstCardIdFails: boolean;
}

/** A row of version numbers of one chip; both ends belong to it, `null` is open. */
export interface FirmwareRange {
  readonly chip: Chip;
  readonly from: number | null;
  readonly to: number | null;
}

/** What holds only for some firmware. Later rows win. */
export interface FirmwareChange {
  readonly range: FirmwareRange;
  readonly limits?: Partial<ModuleLimits>;
  readonly quirks?: Partial<ModuleQuirks>;
}

const firmwareProblems = [
  /** A TLS connection that fails makes the module crash. */
  'tls-failure-crashes',
  /** Servers that choose their certificate by name (SNI) cannot be reached. */
  'no-server-name',
  /** Handshakes fail with servers that offer cipher suites unknown to the module. */
  'cipher-suites',
  /** A keep-alive above 300 s is not kept. */
  'keep-alive-cut',
  /** Nothing keeps the connection alive, and its end is not told. */
  'no-keep-alive',
  /** Publishing fails under mutual TLS. */
  'mutual-tls-publish',
  /** AT+MCONNECT with two parameters is refused. */
  'login-refused',
  /** Long MQTT sessions crash. */
  'long-sessions-crash',
  /** Messages that come in quick succession are lost. */
  'quick-messages-lost',
] as const;

export type FirmwareProblem = (typeof firmwareProblems)[number];

/** A fault of some firmware that its maker has named and cured. */
export interface KnownProblem {
  readonly problem: FirmwareProblem;
  readonly range: FirmwareRange;
  /** Only builds whose version string ends so, e.g. `LSAT`; `null`: every build. */
  readonly build: string | null;
}

/** The lowest firmware that can do something. */
export interface FirmwareGate {
  readonly minimumVersion: number;
  readonly forFeature: 'certificate-login';
}

export interface ModulePlatform {
  readonly chip: Chip;
  /** Recognises the model part of the version string, without a leading `Air`. */
  readonly modelShape: RegExp;
}

/** One family of modules: the same AT firmware line, and mostly one chip. */
export interface ModuleFamily {
  readonly id: ModuleFamilyId;
  readonly names: readonly string[];
  /** Recognises the model part of the version string, without a leading `Air`. */
  readonly modelShape: RegExp;
  readonly platforms: readonly ModulePlatform[];
  /** URCs of a start, as far as they are known. */
  readonly bootLines: readonly UrcName[];
  /** How long after a start AT may stay silent. */
  readonly bootGraceMs: number;
  /** Of the oldest firmware and of an unknown one; `limitsOf` knows the module in hand better. */
  readonly limits: ModuleLimits;
  /** The same for quirks; see `quirksOf`. */
  readonly quirks: ModuleQuirks;
  readonly changes: readonly FirmwareChange[];
  readonly problems: readonly KnownProblem[];
  readonly gate: FirmwareGate | null;
}

/** The smallest limits of all families (at-dialect §7, §9). */
export const smallestLimits: ModuleLimits = {
  publishBytes: 1_360,
  receiveBytes: 1_360,
  fileWriteBytes: 10_240,
  fileNameBytes: 64,
  stringBytes: 256,
};

/** The article's and the vendor's own order asks CGREG; a module that nobody knows is treated like that. */
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
