import { expect, it } from 'vitest';
import { createLinks } from '../../electron/app/links.ts';
import { createBuiltInCertificates } from '../../electron/app/services/draft/built-in-certificates.ts';
import { demoOf } from '../../electron/app/services/draft/demo-draft.ts';
import { createDraftService } from '../../electron/app/services/draft/draft-service.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { realClock } from '../link/real-clock.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { sampleView } from '../support/sample-view.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

it('the demo device completes the setup, and its test message returns', async () => {
  const platform = createTempPlatform();
  const links = createLinks({ platform, clock: realClock });
  const viewStore = createViewStore(sampleView());
  const builtInCertificates = createBuiltInCertificates({ viewStore, clock: realClock, links });
  const draft = createDraftService({ viewStore, clock: realClock, builtInCertificates, demo: demoOf(links) });
  try {
    expect(await draft.handlers['draft.useDemoDevice']({ sessionId: null })).toEqual({ ok: true, value: {} });
    expect(viewStore.view().draft).toMatchObject({ demo: true, changed: false, remarks: [] });
    expect(viewStore.view().draft.certificates.ca).toMatchObject({ builtInId: 'demo', failure: null });

    const plan = await draft.planFor(null, { baudRate: 115_200 });
    const link = await links.openLink('sim:', { baudRate: 115_200 });
    if (!plan.ok || !link.ok) throw new Error('no plan or no module');
    const recorder = createSessionRecorder({
      clock: realClock,
      file: createMemoryAppendFile(),
      header: { app: 'test', address: 'sim:', epoch: 1 },
    });
    const session = createSession({ link: link.value, clock: realClock, recorder });
    const result = await session.provision(plan.value.plan, new AbortController().signal);
    await session.close();
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.failure).toBeNull();
    expect(result.value.findings.proof).toBe('returned');
    expect(result.value.steps.flatMap(({ warnings }) => warnings)).toEqual([]);
  } finally {
    draft.close();
    await links.close();
    platform.remove();
  }
}, 30_000);

it('a draft with another device is no longer the demo', async () => {
  const platform = createTempPlatform();
  const links = createLinks({ platform, clock: realClock });
  const viewStore = createViewStore(sampleView());
  const builtInCertificates = createBuiltInCertificates({ viewStore, clock: realClock, links });
  const draft = createDraftService({ viewStore, clock: realClock, builtInCertificates, demo: demoOf(links) });
  await draft.handlers['draft.useDemoDevice']({ sessionId: null });
  await draft.handlers['draft.change']({ sessionId: null, patch: { host: 'iot-mqtts.cn-north-4.myhuaweicloud.com' } });
  expect(viewStore.view().draft.demo).toBe(false);
  draft.close();
  await links.close();
  platform.remove();
});
