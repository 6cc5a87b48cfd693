import { readFileSync } from 'node:fs';
import type { HandlersOf } from '../../electron/app/handlers.ts';
import type { CertificateSource, DraftContent } from '../../electron/app/services/draft/draft-content.ts';
import { createDraftService } from '../../electron/app/services/draft/draft-service.ts';
import { emptyContent } from '../../electron/app/services/draft/initial-draft.ts';
import { createProfilesService } from '../../electron/app/services/profiles-service.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import { createProfileStore } from '../../electron/settings/profile-store.ts';
import type { RequestParams } from '../../shared/contract.ts';
import { fail } from '../../shared/outcome.ts';
import { sampleView } from '../support/sample-view.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { windowDraft } from '../support/window-draft.ts';

/** 1402 bytes as sent to the module. */
export const caPem = readFileSync('test/fixtures/certificates/huawei-iot-2016.crt', 'utf8').trimEnd();

export const sourceOf = (text: string, change: Partial<CertificateSource> = {}): CertificateSource => ({
  name: 'server.crt',
  builtInId: null,
  content: new TextEncoder().encode(text),
  fileOnModule: 'server.crt',
  lineEnds: 'lf',
  accepted: false,
  ...change,
});

export const canaries = { secret: 'CanarySecret4aa2c87b', password: 'CanaryPassword96ee', simPin: '48151623' };

type ContentChange = {
  readonly fields?: Partial<DraftContent['fields']>;
  readonly secrets?: Partial<DraftContent['secrets']>;
  readonly certificates?: Partial<DraftContent['certificates']>;
};

/** The device of the article, complete. */
export const sampleContent = ({ fields = {}, secrets = {}, certificates = {} }: ContentChange = {}): DraftContent => ({
  fields: {
    ...emptyContent.fields,
    name: 'Greenhouse 12',
    platform: 'huawei-v1',
    host: '49.4.93.24',
    port: 8883,
    deviceId: '9e352064',
    timestamp: '2019071713',
    subscriptions: [{ topic: '/huawei/v1/devices/9e352064/command/json', qos: 0 }],
    proof: { topic: '/huawei/v1/devices/9e352064/data/json', qos: 1, payload: '{"温度":21.5}' },
    ...fields,
  },
  secrets: { secret: canaries.secret, password: null, simPin: null, ...secrets },
  certificates: { ca: sourceOf(caPem), clientCert: null, clientKey: null, ...certificates },
  locked: [],
  ofOtherPlatforms: {},
  replaced: {},
  redoable: [],
});

/** The requests of profiles, about the draft of the window. */
type WindowProfileRequests = {
  readonly [Name in keyof HandlersOf<'profiles'>]: (
    params: Omit<RequestParams<Name>, 'sessionId'>,
  ) => ReturnType<HandlersOf<'profiles'>[Name]>;
};

/** Profiles with a real draft and a real folder. A second bench on the same platform is a restart of the program. */
export const profilesBench = (platform: TempPlatform = createTempPlatform()) => {
  const viewStore = createViewStore(sampleView());
  const drafts = createDraftService({
    viewStore,
    clock: new VirtualClock(),
    builtInCertificates: { take: () => null },
    demo: async () => fail('stopped'),
  });
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `pnumber${made}`;
  };
  const store = createProfileStore(platform);
  const service = createProfilesService({ viewStore, store, drafts, newId });
  const draft = windowDraft(drafts);
  const request = Object.fromEntries(
    Object.entries(service.handlers).map(([name, handler]) => [
      name,
      (params: object) => (handler as (params: object) => unknown)({ sessionId: null, ...params }),
    ]),
  ) as WindowProfileRequests;
  return { platform, viewStore, drafts, draft, store, service, request };
};

export type ProfilesBench = ReturnType<typeof profilesBench>;

export const namesIn = ({ viewStore }: ProfilesBench): readonly string[] =>
  viewStore.view().profiles.map(({ name }) => name);
