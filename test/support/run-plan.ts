import type { RunPlanView } from '../../shared/contract.ts';

/** The plan of a run, for tests in which its content does not matter. */
export const samplePlan: RunPlanView = {
  profileId: null,
  subject: 'punsaved',
  name: 'Greenhouse',
  platform: 'huawei-iotda',
  host: 'host.example',
  port: 8883,
  deviceId: 'greenhouse',
};
