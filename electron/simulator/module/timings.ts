/** Delays of the virtual module, in milliseconds (docs/at-dialect.md §2, §4, §9.2, §9.3; transcripts 12, 14). */
export interface Timings {
  /** Command line → answer. */
  readonly answerMs: number;
  /** Last byte of a file, or a directory made → `OK`. */
  readonly fileMs: number;
  /** `AT+CFUN=1` → `OK`. */
  readonly radioSwitchMs: number;
  /** `OK` of MIPSTART → the socket is opened. */
  readonly connectMs: number;
  /** `OK` of MCONNECT → CONNECT is sent. */
  readonly loginMs: number;
  /** The broker's acknowledgement → the line that reports it. */
  readonly acknowledgeMs: number;
  /** Faults that drop the connection: delay after the line before the drop. */
  readonly dropMs: number;
  /** `OK` of RESET → the module is off. */
  readonly restartDelayMs: number;
  /** `NORMAL POWER DOWN` → the module is off. */
  readonly powerDownMs: number;
  /** Restart → the mask ROM's text. */
  readonly bootRomMs: number;
  /** Restart → `RDY`; nothing is received before it. */
  readonly readyMs: number;
  /** `RDY` → the second one, on models that send it twice. */
  readonly readyAgainMs: number;
  /** Restart → the SIM card answers. */
  readonly simReadyMs: number;
  /** Restart → `^MODE: 17,17`. */
  readonly serviceMs: number;
  /** `^MODE` → `+NITZ`. */
  readonly networkTimeMs: number;
  /** SIM usable, or radio on → registered. */
  readonly registrationMs: number;
  /** `OK` → the first line of a report that it switched on or announced. */
  readonly firstReportMs: number;
  /** Between two signal values of AT*CSQ=1, if they have changed. */
  readonly signalReportMs: number;
  /** Between two reports of AT+CCED=1. */
  readonly cellReportMs: number;
  /** AT+COPS=?: 300 s at most; 39 s in a published log of a similar module. */
  readonly operatorScanMs: number;
  /** A command that writes to the SIM card (transcripts: 21 to 27 ms). */
  readonly cardMs: number;
  /** `OK` of CDNSGIP → the address. */
  readonly lookUpMs: number;
  /** Between a reply and the next echo of CIPPING. */
  readonly echoPauseMs: number;
  /** CIPGSMLOC and WIFILOC (0.24 s and 25 s in logs). */
  readonly cellLocationMs: number;
  readonly wifiLocationMs: number;
  readonly wifiScanMs: number;
  /** `OK` of UPGRADE → its refusal. */
  readonly updateMs: number;
  /** Fault `sim-busy`, from the start. */
  readonly simBusyMs: number;
  /** Faults `late-answers` and `late`. */
  readonly lateMs: number;
  /** An attempt to open a TCP connection fails after this time. */
  readonly tcpLimitMs: number;
}

export const defaultTimings: Timings = {
  answerMs: 3,
  fileMs: 30,
  radioSwitchMs: 140,
  connectMs: 350,
  loginMs: 230,
  acknowledgeMs: 90,
  dropMs: 5,
  restartDelayMs: 20,
  powerDownMs: 500,
  bootRomMs: 300,
  readyMs: 1_500,
  readyAgainMs: 740,
  simReadyMs: 3_000,
  serviceMs: 6_500,
  networkTimeMs: 60,
  registrationMs: 1_500,
  firstReportMs: 60,
  signalReportMs: 2_000,
  cellReportMs: 2_000,
  operatorScanMs: 25_000,
  cardMs: 24,
  lookUpMs: 120,
  echoPauseMs: 1_000,
  cellLocationMs: 240,
  wifiLocationMs: 25_000,
  wifiScanMs: 4_000,
  updateMs: 2_000,
  simBusyMs: 5_000,
  lateMs: 12_000,
  tcpLimitMs: 75_000,
};
