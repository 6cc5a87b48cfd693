import { demoHost } from '../../../../shared/credentials/demo-cloud.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { demoDeviceOf } from '../../../simulator/demo-cloud/demo-device.ts';
import type { Links } from '../../links.ts';
import type { CertificateSource, DraftContent } from './draft-content.ts';
import { changedForm, initialFields } from './platform-defaults.ts';

export interface DemoCloudFacts {
  readonly caPem: string;
  readonly host: string;
  readonly port: number;
  readonly deviceId: string;
  readonly secret: string;
}

/** Starts the demo cloud if need be. */
export const demoOf =
  (links: Pick<Links, 'simulation'>): ((unit: number) => Promise<Outcome<DemoCloudFacts>>) =>
  async (unit) => {
    const started = await links.simulation();
    if (!started.ok) return started;
    const { caPem, port } = started.value.cloud;
    return ok({ caPem, host: demoHost, port, deviceId: demoDeviceOf(unit).id, secret: demoDeviceOf(unit).secret });
  };

/** The demo device, ready to run. Its proof comes back, because it subscribes to the topic that it publishes on. */
export const demoContent = (demo: DemoCloudFacts, ca: CertificateSource): DraftContent => {
  const { fields } = changedForm(
    { fields: initialFields, elsewhere: {} },
    { name: 'Demo', host: demoHost, deviceId: demo.deviceId },
  );
  const { proof } = fields;
  return {
    fields: {
      ...fields,
      subscriptions: proof ? [...fields.subscriptions, { topic: proof.topic, qos: 0 }] : fields.subscriptions,
    },
    secrets: { secret: demo.secret, password: null, simPin: null },
    certificates: { ca, clientCert: null, clientKey: null },
    locked: [],
    elsewhere: {},
    replaced: {},
  };
};
