import type { UrcName } from '../commands/index.ts';

export type ModuleFamilyId = 'air720' | 'generic';

export interface ModuleLimits {
  /** Longest message of MPUB, before escaping. */
  readonly publishBytes: number;
  /** Most bytes of one FSWRITE or FSREAD; longer files go in parts. */
  readonly fileWriteBytes: number;
  readonly fileNameBytes: number;
  /** Longest client id, user name, password, topic, host name. */
  readonly stringBytes: number;
}

/** How a family differs from what a careful reader of the manual would do. */
export interface ModuleQuirks {
  /** FSCREATE on an existing file and mode 0 of FSWRITE on a longer one are not proven: delete first. */
  readonly deleteBeforeCreate: boolean;
  /** Which registration to ask first; the first that says registered is enough. */
  readonly registrationOrder: readonly ('packet' | 'eps' | 'network')[];
  /** Empty user name and password are refused: leave them out. */
  readonly omitEmptyLogin: boolean;
}

/** The lowest firmware that can do something. */
export interface FirmwareGate {
  readonly minimumVersion: number;
  readonly forFeature: 'certificate-login';
}

/** One family of modules: same chip, same AT firmware, one row of version numbers. */
export interface ModuleFamily {
  readonly id: ModuleFamilyId;
  readonly names: readonly string[];
  /** Recognises the model part of the version string, without a leading `Air`. */
  readonly modelShape: RegExp;
  /** URCs of a start, as far as they are known. */
  readonly bootLines: readonly UrcName[];
  /** How long after a start AT may stay silent. */
  readonly bootGraceMs: number;
  readonly limits: ModuleLimits;
  readonly quirks: ModuleQuirks;
  readonly gate: FirmwareGate | null;
}
