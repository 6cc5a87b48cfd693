/** The numbers of `+CME ERROR:` that the virtual module uses, with the texts of mode 2 (docs/at-dialect.md §11). */
export const cmeErrors = {
  notAllowed: [3, 'operation not allowed'],
  simNotInserted: [10, 'SIM not inserted'],
  simPinRequired: [11, 'SIM PIN required'],
  simPukRequired: [12, 'SIM PUK required'],
  simFailure: [13, 'SIM failure'],
  simBusy: [14, 'SIM busy'],
  wrongPassword: [16, 'incorrect password'],
  memoryFull: [20, 'memory full'],
  noNetwork: [30, 'no network service'],
  invalidParameter: [50, 'invalid parameter'],
  noMemoryCard: [61, 'no TF card'],
  noSuchFile: [62, 'file not exist'],
  cannotCreateDirectory: [97, 'create directory fail'],
  noSuchDirectory: [98, 'directory not exist'],
  unknown: [100, 'unknown'],
  unspecifiedPacketError: [148, 'unspecified GPRS error'],
  invalidInput: [765, 'invalid input value'],
  operationFailed: [767, 'operation failed'],
  lineTooLong: [818, 'command line too long'],
} as const satisfies Record<string, readonly [number, string]>;

export type CmeError = keyof typeof cmeErrors;
