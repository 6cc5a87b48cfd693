import { type CloudWithDemo, defaultDemo } from '../../../../shared/clouds/index.ts';
import { demoHost } from '../../../../shared/credentials/demo-cloud.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { demoDeviceOf } from '../../../simulator/demo-cloud/demo-device.ts';
import type { Links } from '../../links.ts';
import type { CertificateSource, DraftContent } from './draft-content.ts';
import { initialFields } from './platform-defaults.ts';

export interface DemoCloudFacts {
  readonly caPem: string;
  readonly host: string;
  readonly port: number;
  readonly deviceId: string;
  readonly secret: string;
}

/** Starts the demo cloud if it is not running. */
export const demoOf =
  (links: Pick<Links, 'simulation'>): ((unit: number) => Promise<Outcome<DemoCloudFacts>>) =>
  async (unit) => {
    const started = await links.simulation();
    if (!started.ok) return started;
    const { caPem, port } = started.value.cloud;
    return ok({ caPem, host: demoHost, port, deviceId: demoDeviceOf(unit).id, secret: demoDeviceOf(unit).secret });
  };

/** The complete draft of the demo device. */
export const demoContent = (
  { deviceId, secret }: Pick<DemoCloudFacts, 'deviceId' | 'secret'>,
  ca: CertificateSource,
  { kind, demo, topics }: CloudWithDemo = defaultDemo,
): DraftContent => ({
  fields: {
    ...initialFields,
    name: 'Demo',
    platform: kind,
    host: demo.host,
    deviceId,
    keepAliveSeconds: demo.keepAliveSeconds,
    ...demo.topics(`${topics.folder ?? ''}${deviceId}/`),
  },
  secrets: { secret, password: null, simPin: null },
  certificates: { ca, clientCert: null, clientKey: null },
  locked: [],
  ofOtherPlatforms: {},
  replaced: {},
  redoable: [],
});
