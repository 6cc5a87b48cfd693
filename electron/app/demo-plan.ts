import type { CloudWithDemo } from '../../shared/clouds/index.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { ProvisionPlan } from '../procedures/plan.ts';
import { demoDevice } from '../simulator/demo-cloud/demo-device.ts';
import { demoCa } from './services/draft/built-in-certificates.ts';
import { demoContent } from './services/draft/demo-draft.ts';
import { planOf } from './services/draft/profile-of-draft.ts';

/** The plan of the demo device, as the window would make it, for one of the clouds that the demo cloud simulates. */
export const demoPlan = (cloud: CloudWithDemo, caPem: string, nowMs: number): Outcome<ProvisionPlan> => {
  const { id: deviceId, secret } = demoDevice;
  const content = demoContent({ deviceId, secret }, demoCa(caPem, cloud), cloud);
  return planOf(content, { baudRate: 115_200 }, nowMs);
};
