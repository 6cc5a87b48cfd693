import type { CertificateShelf } from '../../electron/app/services/draft/certificate-shelf.ts';
import { createCertificateShelf } from '../../electron/app/services/draft/certificate-shelf.ts';
import { createDraftService } from '../../electron/app/services/draft/draft-service.ts';
import { createTruth, type Truth } from '../../electron/app/truth.ts';
import { demoDevice } from '../../electron/simulator/demo-cloud/demo-device.ts';
import type { DraftView } from '../../shared/contract.ts';
import { demoHost } from '../../shared/credentials/demo-cloud.ts';
import { ok } from '../../shared/outcome.ts';
import { sampleView } from './sample-view.ts';
import { VirtualClock } from './virtual-clock.ts';
import { type WindowDraft, type WindowWishes, windowDraft } from './window-draft.ts';

export interface DraftBench {
  readonly clock: VirtualClock;
  readonly truth: Truth;
  readonly shelf: CertificateShelf;
  readonly service: WindowDraft;
  readonly wish: WindowWishes;
  draft(): DraftView;
  /** `field: code` of every remark, errors first. */
  remarks(level?: 'error' | 'warning'): readonly string[];
}

/** The draft service without a module and a cloud. */
export const createDraftBench = (startWallMs?: number): DraftBench => {
  const clock = new VirtualClock(startWallMs);
  const truth = createTruth(sampleView());
  const shelf = createCertificateShelf({ truth, clock, links: { onSimulation: () => () => undefined } });
  const demo = async () =>
    ok({ caPem: 'not read', host: demoHost, port: 8883, deviceId: demoDevice.id, secret: demoDevice.secret });
  const service = windowDraft(createDraftService({ truth, clock, shelf, demo }));
  const draft = (): DraftView => truth.view().draft;
  return {
    clock,
    truth,
    shelf,
    service,
    wish: service.handlers,
    draft,
    remarks: (level) =>
      draft()
        .remarks.filter((remark) => level === undefined || remark.level === level)
        .map(
          ({ field, code, facts }) => `${field}: ${[code, ...(code.startsWith('at-') ? [facts.limit] : [])].join(' ')}`,
        ),
  };
};
