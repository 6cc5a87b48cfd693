import type { ErrorCode } from '../errors.ts';
import type { CauseKey } from '../words/cause-keys.ts';

/**
 * Possible causes of each failure, the most likely first, used when the procedure itself named no causes (fact `causes`). From
 * docs/at-dialect.md §9.9, §11, docs/huawei.md §5.2, and from typical problems of cables, ports and disks. A code without an
 * entry does not compile; an empty list fails a test.
 */
export const causesOfCodes: Readonly<Record<ErrorCode, readonly CauseKey[]>> = {
  'usage/invalid': ['settings-wrong'],
  'usage/not-encodable': ['settings-wrong'],
  'usage/not-hex': ['settings-wrong'],
  'usage/bad-escape': ['settings-wrong'],
  'profile/unreadable': ['profile-unreadable'],
  'profile/invalid': ['settings-wrong'],
  'profile/not-opened': ['form-edited'],
  'credentials/invalid': ['settings-wrong'],

  'link/missing': ['cable-or-power', 'port-renamed', 'driver-missing'],
  'link/busy': ['port-in-use'],
  'link/denied': ['port-rights'],
  'link/not-serial': ['port-choice'],
  'link/bad-settings': ['port-settings'],
  'link/refused': ['serial-server-off'],
  'link/unknown-host': ['serial-server-name'],
  'link/failed': ['driver-missing', 'cable-or-power'],
  'link/not-rfc2217': ['serial-server-raw', 'serial-server-other'],
  'link/unsupported': ['port-choice'],
  'link/lost': ['cable-or-power', 'supply-weak', 'port-renamed'],
  'link/slept': ['port-renamed'],
  'link/pseudo-terminal-unavailable': ['tool-missing'],

  'at/error': ['module-state', 'command-unknown'],
  'at/timeout': ['module-busy', 'supply-weak', 'line-noise', 'module-hangs'],
  'at/second-phase-failed': ['network-lost', 'module-state'],
  'at/second-phase-timeout': ['network-lost', 'signal-weak', 'module-busy'],
  'at/unexpected-answer': ['line-noise', 'command-unknown'],
  'at/unresponsive': ['module-hangs', 'upload-cut-off', 'cable-or-power'],
  'at/unclaimed': ['module-busy'],

  'terminal/port-held': ['module-busy'],

  'module/no-answer': ['wrong-port', 'cable-or-power', 'baud-rate', 'module-hangs'],
  'module/sim-missing': ['sim-missing', 'sim-contacts'],
  'module/sim-pin': ['sim-pin-missing'],
  'module/sim-puk': ['sim-locked'],
  'module/sim-failure': ['sim-contacts', 'module-busy'],
  'module/firmware-too-old': ['firmware-too-old'],
  'module/not-registered': ['no-coverage', 'sim-inactive', 'signal-weak'],
  'module/registration-denied': ['sim-inactive', 'sim-bound'],
  'module/not-attached': ['apn-wrong', 'no-data-plan', 'signal-weak'],
  'module/restarted': ['supply-weak', 'firmware-crash'],

  'certificate/empty': ['file-damaged'],
  'certificate/unreadable': ['file-damaged', 'file-of-another-kind'],
  'certificate/is-a-key': ['file-of-another-kind'],
  'certificate/not-a-key': ['file-of-another-kind'],
  'certificate/key-encrypted': ['key-encrypted'],
  'certificate/key-mismatch': ['key-of-another-pair'],
  'certificate/too-large': ['file-of-another-kind'],
  'certificate/expired': ['file-expired', 'computer-clock', 'expired-on-purpose'],
  'certificate/not-yet-valid': ['computer-clock', 'file-of-another-kind'],
  'certificate/not-a-ca': ['file-of-another-kind'],
  'certificate/is-a-ca': ['file-of-another-kind'],
  'certificate/damaged': ['file-damaged'],
  'certificate/no-space': ['storage-full'],
  'certificate/no-prompt': ['module-state', 'firmware-crash', 'storage-full'],
  'certificate/write-refused': ['storage-full', 'file-name', 'module-state'],
  'certificate/write-timed-out': ['line-noise', 'module-busy'],
  'certificate/size-differs': ['line-noise', 'storage-damaged'],
  'certificate/read-back-differs': ['line-noise', 'storage-damaged'],

  'tls/config-refused': ['file-on-module-differs', 'command-unknown', 'module-state'],
  'connect/refused': ['module-state', 'network-lost', 'host-unknown', 'no-data-plan'],
  'connect/failed': ['ca-not-for-host', 'host-unreachable', 'host-unknown', 'port-wrong', 'cipher-old-firmware'],
  'connect/closed': ['port-wrong', 'ca-not-for-host', 'login-too-late', 'cipher-old-firmware'],
  'connect/not-closed': ['module-state'],
  'connect/close-unconfirmed': ['module-state'],
  'connect/timed-out': ['host-unreachable', 'host-unknown', 'port-wrong', 'signal-weak'],

  'mqtt/config-refused': ['login-too-long', 'command-unknown'],
  'mqtt/refused': ['password-wrong', 'device-not-in-instance'],
  'mqtt/dropped': ['network-lost', 'same-device-elsewhere'],
  'mqtt/kicked': ['same-device-elsewhere', 'network-lost'],
  'mqtt/no-connack': ['password-wrong', 'login-too-late', 'port-wrong'],
  'mqtt/subscribe-refused': ['topic-not-allowed', 'too-many-subscriptions'],
  'mqtt/no-suback': ['topic-not-allowed', 'network-lost', 'too-many-subscriptions'],
  'mqtt/not-connected': ['not-connected'],
  'mqtt/publish-refused': ['message-too-long', 'network-lost'],
  'mqtt/no-puback': ['topic-not-allowed', 'network-lost'],

  'proof/not-returned': ['topic-not-echoed', 'topic-not-allowed', 'network-lost'],
  'proof/differs': ['message-changed'],

  'file/missing': ['file-missing'],
  'file/denied': ['file-rights'],
  'file/unreadable': ['file-of-another-kind', 'disk-error'],
  'file/unwritable': ['file-rights', 'disk-error'],
  'file/disk-full': ['disk-full'],
  'file/secret-locked': ['keyring-locked'],

  'program/bug': ['program-fault'],
  stopped: ['stopped-by-hand'],
};
