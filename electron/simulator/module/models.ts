import type { CmeError } from './cme-errors.ts';

/** How a model differs from the others (docs/at-dialect.md §1, §4–§9, §13). Where nothing is known, the simplest behaviour is used. */
export interface ModelTraits {
  /** AT+CGMM. */
  readonly model: string;
  readonly version: string;
  /** `^boot.rom` before `RDY`; seen on EigenComm chips only. */
  readonly bootRom: boolean;
  /** A second `RDY` 0.7 s later (transcript 31). */
  readonly readyTwice: boolean;
  /** Additional lines when the SIM card is ready. */
  readonly startLines: readonly string[];
  readonly packetActive: string;
  /** Of `+NITZ`: `24/08/09,01:34:58+32,0` or `2024/10/11,07:38:35+0,0`. */
  readonly networkTime: 'two-digit-year' | 'four-digit-year';
  /** How a change of the SIM card is reported: with line ends on both sides, with a trailing one only, with none. */
  readonly cardReport: 'wrapped' | 'line-end-after' | 'bare';
  /** Second number of AT+CSQ. */
  readonly bitErrorRate: 0 | 99;
  readonly epsPrefix: '+CEREG' | '+CGREG';
  readonly epsTail: '' | ' ';
  /** Sent after `>` of FSWRITE. */
  readonly promptTail: '' | ' ' | '\r\n';
  readonly publishLimitBytes: number;
  readonly receiveLimitBytes: number;
  /** AT+MPUBEX. */
  readonly binaryPublish: boolean;
  readonly storageBytes: number;
  /** Transcript 12 has an answer to FSMEM without `OK`. */
  readonly memoryAnswerEnds: boolean;
  readonly missingFile: CmeError;
  readonly emptyDirectoryIsError: boolean;
  readonly firstCardIdFails: boolean;
  /** The model has SSLCFG. */
  readonly certificateLogin: boolean;
  readonly sendsServerName: boolean;
  readonly longestKeepAliveSeconds: number;
  /** Sends `CLOSED` when the server closes the connection. */
  readonly tellsServerClose: boolean;
  /** Commands that other models have; they answer ERROR. */
  readonly absent: readonly string[];
  /** `AT^HVER`. */
  readonly chip: string;
  /** Lines of AT+CCED: the bandwidth in resource blocks, `n100`, or a blank and the index of the bandwidth (780EPV V1011). */
  readonly cellForm: 'resource-blocks' | 'bandwidth-index';
  /** `+EEMGINFO : 3, 2` as in a log of an Air720H, or `+EEMGINFO:3,2` as in the manual. */
  readonly spacedEngineering: boolean;
  /** The latitude of AT+CIPGSMLOC has three digits before the point. */
  readonly paddedCoordinates: boolean;
  /** AT+CCED=1,2 restarts the module. */
  readonly neighbourReportCrashes: boolean;
}

const of618 = ['+ECBAND', '+ECNPICFG'];
const ofEigenComm = ['+CPINR', '*EXINFO', '+CADC'];
const of8910 = ['+SETLOCK'];
/** Only the 8910 and the EigenComm chips receive WiFi. */
const ofWifi = ['+WIFISCAN', '+WIFISCANCOUNT', '+WIFILOC'];
/** The remaining tries of the PIN on chips of ASR, from the published source of its AT interpreter. */
const ofAsr = ['+EPIN'];

const air720h: ModelTraits = {
  model: 'Air720H',
  version: 'AirM2M_720H_V1104_LTE_AT',
  bootRom: false,
  readyTwice: false,
  // A driver for the Air720 waits for these lines; their order is not known.
  startLines: ['SMS READY', 'UART Boot Completed'],
  packetActive: '+CGEV: ME PDN ACT 1,0',
  networkTime: 'two-digit-year',
  cardReport: 'wrapped',
  bitErrorRate: 99,
  epsPrefix: '+CEREG',
  epsTail: '',
  promptTail: '',
  publishLimitBytes: 1_360,
  receiveLimitBytes: 1_360,
  binaryPublish: false,
  storageBytes: 819_200,
  memoryAnswerEnds: true,
  missingFile: 'noSuchFile',
  emptyDirectoryIsError: false,
  firstCardIdFails: false,
  certificateLogin: true,
  sendsServerName: true,
  longestKeepAliveSeconds: 65_535,
  tellsServerClose: true,
  absent: [...of618, ...ofEigenComm, ...of8910, ...ofWifi, '+RNDISCALL'],
  chip: 'ASR1802',
  cellForm: 'resource-blocks',
  spacedEngineering: true,
  paddedCoordinates: true,
  neighbourReportCrashes: false,
};

const air724ug: ModelTraits = {
  ...air720h,
  model: 'Air724UG',
  version: 'AirM2M_Air724UG_V401875_LTE_AT',
  startLines: ['+CPIN: READY'],
  promptTail: ' ',
  publishLimitBytes: 2_384,
  binaryPublish: true,
  storageBytes: 1_300_000,
  absent: [...of618, ...ofEigenComm, ...ofAsr],
  chip: 'UIS8910DM',
  paddedCoordinates: false,
  spacedEngineering: false,
};

const air780e: ModelTraits = {
  ...air720h,
  model: 'Air780E',
  version: 'AirM2M_780E_V1169_LTE_AT',
  bootRom: true,
  startLines: [],
  packetActive: '+CGEV: ME PDN ACT 1',
  networkTime: 'four-digit-year',
  cardReport: 'line-end-after',
  bitErrorRate: 0,
  promptTail: '\r\n',
  publishLimitBytes: 4_100,
  receiveLimitBytes: 4_100,
  binaryPublish: true,
  storageBytes: 262_144,
  absent: [...of8910, ...ofAsr],
  chip: 'EC618',
  paddedCoordinates: false,
  spacedEngineering: false,
};

const air780ep: ModelTraits = {
  ...air780e,
  model: 'Air780EP',
  version: 'AirM2M_780EP_V1010_LTE_AT',
  readyTwice: true,
  packetActive: '+CGEV: ME PDN ACT 1,0',
  networkTime: 'two-digit-year',
  epsPrefix: '+CGREG',
  storageBytes: 64_100,
  missingFile: 'unknown',
  // A 780EPV V1011 has neither; AT+CNUM answers ERROR there.
  absent: [...of618, ...of8910, ...ofAsr, '+EEMOPT', '+EEMGINFO', '+CNUM'],
  chip: 'EC718',
  cellForm: 'bandwidth-index',
};

interface Model {
  readonly traits: ModelTraits;
  /** With the fault `old-firmware`. */
  readonly old: Partial<ModelTraits>;
}

export const models = {
  air720h: { traits: air720h, old: { version: 'AirM2M_720H_V1009_LTE_AT', certificateLogin: false } },
  air724ug: {
    traits: air724ug,
    old: {
      version: 'AirM2M_Air724UG_V409_LTE_AT',
      promptTail: '',
      publishLimitBytes: 1_360,
      binaryPublish: false,
      emptyDirectoryIsError: true,
      firstCardIdFails: true,
      tellsServerClose: false,
      absent: [...air724ug.absent, '+WIFISCAN', '+WIFISCANCOUNT'],
    },
  },
  air780e: {
    traits: air780e,
    old: {
      version: 'AirM2M_780E_V1121_LTE_AT',
      cardReport: 'bare',
      sendsServerName: false,
      longestKeepAliveSeconds: 300,
      absent: [...air780e.absent, ...['*EXINFO', '+RNDISCALL', '+WIFISCAN', '+WIFISCANCOUNT']],
      neighbourReportCrashes: true,
    },
  },
  air780ep: {
    traits: air780ep,
    old: { version: 'AirM2M_780EP_V1007_LTE_AT', epsPrefix: '+CEREG', epsTail: ' ', memoryAnswerEnds: false },
  },
} as const satisfies Record<string, Model>;

export type ModelName = keyof typeof models;

export const modelNames = Object.keys(models) as readonly ModelName[];

export const traitsOf = (name: ModelName, oldFirmware: boolean): ModelTraits => {
  const { traits, old }: Model = models[name];
  return oldFirmware ? { ...traits, ...old } : traits;
};
