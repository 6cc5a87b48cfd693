import type { BuiltInCertificates } from '../../electron/app/services/draft/built-in-certificates.ts';
import { createBuiltInCertificates } from '../../electron/app/services/draft/built-in-certificates.ts';
import { createDraftService } from '../../electron/app/services/draft/draft-service.ts';
import { createViewStore, type ViewStore } from '../../electron/app/view-store.ts';
import { demoDevice } from '../../electron/simulator/demo-cloud/demo-device.ts';
import type { DraftView } from '../../shared/contract.ts';
import { demoHost } from '../../shared/credentials/demo-cloud.ts';
import { ok } from '../../shared/outcome.ts';
import { sampleView } from './sample-view.ts';
import { VirtualClock } from './virtual-clock.ts';
import { type WindowDraft, type WindowRequests, windowDraft } from './window-draft.ts';

export interface DraftBench {
  readonly clock: VirtualClock;
  readonly viewStore: ViewStore;
  readonly builtInCertificates: BuiltInCertificates;
  readonly service: WindowDraft;
  readonly request: WindowRequests;
  draft(): DraftView;
  /** `field: code` of every remark, errors first. */
  remarks(level?: 'error' | 'warning'): readonly string[];
}

/** The draft service without a module and a cloud. */
export const createDraftBench = (startWallMs?: number): DraftBench => {
  const clock = new VirtualClock(startWallMs);
  const viewStore = createViewStore(sampleView());
  const builtInCertificates = createBuiltInCertificates({
    viewStore,
    clock,
    links: { onSimulation: () => () => undefined },
  });
  const demo = async () =>
    ok({ caPem: 'not read', host: demoHost, port: 8883, deviceId: demoDevice.id, secret: demoDevice.secret });
  const service = windowDraft(createDraftService({ viewStore, clock, builtInCertificates, demo }));
  const draft = (): DraftView => viewStore.view().draft;
  return {
    clock,
    viewStore,
    builtInCertificates,
    service,
    request: service.handlers,
    draft,
    remarks: (level) =>
      draft()
        .remarks.filter((remark) => level === undefined || remark.level === level)
        .map(
          ({ field, code, facts }) => `${field}: ${[code, ...(code.startsWith('at-') ? [facts.limit] : [])].join(' ')}`,
        ),
  };
};
