import { usualCloud } from '../../../shared/clouds/index.ts';
import type { DraftView, ShelfEntry } from '../../../shared/contract.ts';

/** Findings with which a root cannot serve the host of the draft. */
const unfit = new Set([
  'expired',
  'not-yet-valid',
  'damaged-signature',
  'retired-huawei-root',
  'huawei-root-host-mismatch',
]);

/** The root of the shelf that fits the draft: of the demo cloud for the demo device, else the first valid one of today's platform. */
export const currentRootOf = (draft: DraftView, shelf: readonly ShelfEntry[]): ShelfEntry | null => {
  // A cloud that has ended has no valid root, and any broker has none of its own: then that of today is the best guess.
  const cloud = draft.demo ? 'demo' : usualCloud.kind;
  return (
    shelf.find((entry) => entry.cloud === cloud && !entry.certificate.findings.some(({ code }) => unfit.has(code))) ??
    null
  );
};
