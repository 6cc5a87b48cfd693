import type { FirmwareProblem } from './families.ts';
import type { RecognisedModule } from './recognise.ts';
import { isInRange } from './traits.ts';

export interface FirmwareJudgement {
  /** `unknown`: no rule for this family, or no version number. A reason to warn, not to stop. */
  readonly verdict: 'ok' | 'too-old' | 'unknown';
  readonly minimum: number | null;
  readonly found: number | null;
  /** Faults of this firmware that affect the task: reasons to warn, with the version that fixes each. */
  readonly problems: readonly { readonly problem: FirmwareProblem; readonly fixedIn: number | null }[];
}

export interface FirmwareNeeds {
  /** The certificate of the server is checked, or the module has its own certificate. */
  readonly needsCertificateLogin: boolean;
  /** TLS with host name (SNI). Default: false. */
  readonly needsServerName?: boolean;
  readonly needsMutualTls?: boolean;
  /** Default: 0, which every firmware supports. */
  readonly keepAliveSeconds?: number;
  /** The connection lasts longer than a short test. */
  readonly staysConnected?: boolean;
}

export const judgeFirmware = (module: RecognisedModule, needs: FirmwareNeeds): FirmwareJudgement => {
  const found = module.version;
  const problems = problemsOf(module, needs);
  if (!needs.needsCertificateLogin) return { verdict: 'ok', minimum: null, found, problems };
  const minimum = module.family.gate?.minimumVersion ?? null;
  if (found === null || module.chip === null) return { verdict: 'unknown', minimum, found, problems };
  // Without a known gate, no firmware is known to lack certificate login.
  return { verdict: minimum !== null && found < minimum ? 'too-old' : 'ok', minimum, found, problems };
};

const matters: Readonly<Record<FirmwareProblem, (needs: FirmwareNeeds) => boolean>> = {
  'tls-failure-crashes': (needs) => needs.needsCertificateLogin,
  'no-server-name': (needs) => needs.needsServerName === true,
  'cipher-suites': (needs) => needs.needsCertificateLogin,
  'keep-alive-cut': ({ keepAliveSeconds = 0 }) => keepAliveSeconds > 300,
  'no-keep-alive': (needs) => needs.staysConnected === true,
  'mutual-tls-publish': (needs) => needs.needsMutualTls === true,
  'login-refused': () => true,
  'long-sessions-crash': (needs) => needs.staysConnected === true,
  'quick-messages-lost': (needs) => needs.staysConnected === true,
};

const problemsOf = (module: RecognisedModule, needs: FirmwareNeeds): FirmwareJudgement['problems'] =>
  module.family.problems
    .filter(({ range, build }) => isInRange(module, range) && (build === null || endsWithBuild(module.text, build)))
    .filter(({ problem }) => matters[problem](needs))
    .map(({ problem, range }) => ({ problem, fixedIn: range.to === null ? null : range.to + 1 }));

const endsWithBuild = (text: string, build: string): boolean => text.toUpperCase().endsWith(`_${build}`);
