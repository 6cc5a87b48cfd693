/**
 * Every expected failure of the product and its exit code on the command line:
 * 0 done · 1 bug · 2 usage or bad profile · 3 port · 4 module · 5 certificate · 6 TCP/TLS · 7 MQTT · 8 proof · 9 local file ·
 * 10 an expectation of a sequence failed (`shared/sequences/step-failure.ts`) · 130 stopped.
 * A new failure is one line here and one in each table of `shared/words` (the compiler requires them).
 */
export const exitCodes = {
  'program/bug': 1,

  'usage/invalid': 2,
  'usage/not-encodable': 2,
  'usage/not-hex': 2,
  'usage/bad-escape': 2,
  'profile/unreadable': 2,
  'profile/invalid': 2,
  'profile/not-opened': 2,
  'credentials/invalid': 2,

  'link/missing': 3,
  'link/busy': 3,
  'link/denied': 3,
  'link/not-serial': 3,
  'link/bad-settings': 3,
  'link/refused': 3,
  'link/unknown-host': 3,
  'link/failed': 3,
  'link/not-rfc2217': 3,
  'link/unsupported': 3,
  'link/lost': 3,
  'link/slept': 3,
  'link/pseudo-terminal-unavailable': 3,

  'at/error': 4,
  'at/timeout': 4,
  'at/second-phase-failed': 4,
  'at/second-phase-timeout': 4,
  'at/unexpected-answer': 4,
  'at/unresponsive': 4,
  'at/unclaimed': 4,

  'terminal/port-held': 2,

  'module/no-answer': 4,
  'module/sim-missing': 4,
  'module/sim-pin': 4,
  'module/sim-puk': 4,
  'module/sim-failure': 4,
  'module/firmware-too-old': 4,
  'module/not-registered': 4,
  'module/registration-denied': 4,
  'module/not-attached': 4,
  'module/restarted': 4,

  'certificate/empty': 5,
  'certificate/unreadable': 5,
  'certificate/is-a-key': 5,
  'certificate/not-a-key': 5,
  'certificate/key-encrypted': 5,
  'certificate/key-mismatch': 5,
  'certificate/too-large': 5,
  'certificate/expired': 5,
  'certificate/not-yet-valid': 5,
  'certificate/not-a-ca': 5,
  'certificate/is-a-ca': 5,
  'certificate/damaged': 5,
  'certificate/no-space': 5,
  'certificate/no-prompt': 5,
  'certificate/write-refused': 5,
  'certificate/write-timed-out': 5,
  'certificate/size-differs': 5,
  'certificate/read-back-differs': 5,

  'tls/config-refused': 6,
  'connect/refused': 6,
  'connect/failed': 6,
  'connect/closed': 6,
  'connect/timed-out': 6,
  'connect/not-closed': 6,
  'connect/close-unconfirmed': 6,

  'mqtt/config-refused': 7,
  'mqtt/refused': 7,
  'mqtt/dropped': 7,
  'mqtt/kicked': 7,
  'mqtt/no-connack': 7,
  'mqtt/subscribe-refused': 7,
  'mqtt/no-suback': 7,
  'mqtt/not-connected': 7,
  'mqtt/publish-refused': 7,
  'mqtt/no-puback': 7,

  'proof/not-returned': 8,
  'proof/differs': 8,

  'file/missing': 9,
  'file/denied': 9,
  'file/unreadable': 9,
  'file/unwritable': 9,
  'file/disk-full': 9,
  'file/secret-locked': 9,

  stopped: 130,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof exitCodes;

export const exitCodeOf = (code: ErrorCode): number => exitCodes[code];
