import type { RunPlanView } from '../../shared/contract.ts';

/** What a run was asked to do, where a test does not care what. */
export const samplePlan: RunPlanView = {
  profileId: null,
  subject: 'punsaved',
  name: 'Greenhouse',
  platform: 'huawei-iotda',
  host: 'host.example',
  port: 8883,
  deviceId: 'greenhouse',
};
