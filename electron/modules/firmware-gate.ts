import { type FirmwareIssueOfModule, type FirmwareTask, firmwareIssuesFor } from './firmware-issues.ts';
import type { RecognisedModule } from './recognise.ts';

export interface FirmwareJudgement {
  /** `unknown`: no rule for this family, or no version number. A reason to warn, not to stop. */
  readonly verdict: 'ok' | 'too-old' | 'unknown';
  readonly minimum: number | null;
  readonly found: number | null;
  /** Faults of this firmware that affect the task: reasons to warn, with the version that fixes each. */
  readonly issues: readonly FirmwareIssueOfModule[];
}

export interface FirmwareNeeds {
  /** The certificate of the server is checked, or the module has its own certificate. */
  readonly needsCertificateLogin: boolean;
  /** Default: as `needsCertificateLogin`. */
  readonly usesTls?: boolean;
  /** TLS with host name (SNI). Default: false. */
  readonly needsServerName?: boolean;
  readonly needsMutualTls?: boolean;
  /** Default: 0, which every firmware supports. */
  readonly keepAliveSeconds?: number;
  /** The connection lasts longer than a short test. */
  readonly staysConnected?: boolean;
  /** The broker is given by its name, not by an address. */
  readonly resolvesName?: boolean;
  /** A message needs MPUBEX. */
  readonly publishesBinary?: boolean;
  /** The profile has an access point with a login. */
  readonly setsAccessPoint?: boolean;
}

export const judgeFirmware = (module: RecognisedModule, needs: FirmwareNeeds): FirmwareJudgement => {
  const found = module.version;
  const issues = firmwareIssuesFor(module, tasksOf(needs)).filter(({ relevant }) => relevant);
  if (!needs.needsCertificateLogin) return { verdict: 'ok', minimum: null, found, issues };
  const minimum = module.family.gate?.minimumVersion ?? null;
  if (found === null || module.chip === null) return { verdict: 'unknown', minimum, found, issues };
  // Without a known gate, no firmware is known to lack certificate login.
  return { verdict: minimum !== null && found < minimum ? 'too-old' : 'ok', minimum, found, issues };
};

/** The longest keep-alive that no firmware is known to cut. */
const safeKeepAliveSeconds = 300;

/** The tasks of a connection with these needs. */
export const tasksOf = (needs: FirmwareNeeds): ReadonlySet<FirmwareTask> => {
  const tasks: Readonly<Partial<Record<FirmwareTask, boolean | undefined>>> = {
    mqtt: true,
    tls: needs.usesTls ?? needs.needsCertificateLogin,
    'server-name': needs.needsServerName,
    'mutual-tls': needs.needsMutualTls,
    'long-keep-alive': (needs.keepAliveSeconds ?? 0) > safeKeepAliveSeconds,
    'long-connection': needs.staysConnected,
    'host-name': needs.resolvesName,
    'binary-publish': needs.publishesBinary,
    'access-point': needs.setsAccessPoint,
  };
  return new Set((Object.keys(tasks) as FirmwareTask[]).filter((task) => tasks[task]));
};
