import { defaultCloud } from '../../../shared/clouds/index.ts';
import type { BuiltInCertificate, DraftView } from '../../../shared/contract.ts';

/** Findings that make a root unusable for the host of the draft. */
const unfit = new Set([
  'expired',
  'not-yet-valid',
  'damaged-signature',
  'retired-huawei-root',
  'huawei-root-host-mismatch',
]);

/**
 * The built-in CA that fits the draft: the demo cloud's for the demo device, otherwise the first valid one of the
 * current platform.
 */
export const currentRootOf = (
  draft: DraftView,
  builtInCertificates: readonly BuiltInCertificate[],
): BuiltInCertificate | null => {
  // A discontinued cloud has no valid root, and a generic broker has no root: the default cloud is the best
  // guess.
  const cloud = draft.demo ? 'demo' : defaultCloud.kind;
  return (
    builtInCertificates.find(
      (entry) => entry.cloud === cloud && !entry.certificate.findings.some(({ code }) => unfit.has(code)),
    ) ?? null
  );
};
