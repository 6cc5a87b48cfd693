/** Possible causes of a failed connection or login. */
const connectionCauseKeys = [
  'ca-expired',
  'ca-not-yet-valid',
  'ca-retired-root',
  'ca-not-for-host',
  'ca-missing',
  'clock-wrong',
  'host-name-differs',
  'host-unknown',
  'host-unreachable',
  'host-wrong-side',
  'demo-device',
  'port-wrong',
  'cipher-old-firmware',
  'firmware-too-old',
  'file-on-module-differs',
  'client-certificate-refused',
  'client-certificate-missing',
  'network-lost',
  'signal-weak',
  'login-too-late',
  'older-connection',
  'module-socket-hangs',
  'same-device-elsewhere',
  'heartbeat-lost',
  'client-id-form',
  'username-differs',
  'password-wrong',
  'hour-stale',
  'keep-alive-out-of-range',
  'device-not-in-instance',
  'device-deleted',
  'topic-not-allowed',
  'confirmation-lost',
  'too-many-subscriptions',
] as const;

/** Possible causes of all other failures: the line, the module, its SIM card and network, files, settings. */
const otherCauseKeys = [
  'cable-or-power',
  'power-lost-with-port',
  'port-renamed',
  'driver-missing',
  'port-in-use',
  'port-rights',
  'port-choice',
  'port-settings',
  'serial-server-off',
  'serial-server-name',
  'serial-server-raw',
  'serial-server-other',
  'supply-weak',
  'wrong-port',
  'baud-rate',
  'line-noise',
  'module-busy',
  'module-hangs',
  'echo-only',
  'luatos-firmware',
  'other-maker',
  'module-state',
  'upload-cut-off',
  'command-unknown',
  'firmware-crash',
  'restarted-on-request',
  'sim-missing',
  'sim-contacts',
  'sim-pin-missing',
  'sim-pin-wrong',
  'sim-locked',
  'no-coverage',
  'radio-off',
  'sim-inactive',
  'sim-bound',
  'no-data-plan',
  'card-white-list',
  'data-used-by-computer',
  'apn-wrong',
  'file-damaged',
  'file-of-another-kind',
  'file-expired',
  'expired-on-purpose',
  'computer-clock',
  'key-encrypted',
  'key-of-another-pair',
  'storage-full',
  'file-name',
  'storage-damaged',
  'login-too-long',
  'not-connected',
  'message-too-long',
  'message-changed',
  'topic-not-echoed',
  'settings-wrong',
  'profile-unreadable',
  'file-missing',
  'file-rights',
  'disk-full',
  'keyring-locked',
  'disk-error',
  'tool-missing',
  'form-edited',
  'stopped-by-hand',
  'program-fault',
  'virtual-fault',
] as const;

/** Possible causes of a failure; used in the fact `causes`, the most likely first. */
export const causeKeys = [...connectionCauseKeys, ...otherCauseKeys] as const;

export type ConnectionCauseKey = (typeof connectionCauseKeys)[number];
export type OtherCauseKey = (typeof otherCauseKeys)[number];
export type CauseKey = (typeof causeKeys)[number];

export interface CauseWords {
  /** Part of a sentence, without capital letter and full stop. */
  readonly cause: string;
  /** What to do about it: one sentence that begins with a verb. */
  readonly remedy: string;
  /** The same for the window, where the remedy mentions keys of a profile file. */
  readonly remedyInWindow?: string;
}

export type CausesOf<Key extends CauseKey> = Readonly<Record<Key, CauseWords>>;
