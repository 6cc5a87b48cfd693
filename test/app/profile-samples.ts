import type { DraftContent } from '../../electron/app/services/draft/draft-content.ts';
import { canaries, sampleContent } from './profiles-bench.ts';

/** A login to any broker, without TLS. */
export const mqttFields = {
  platform: 'mqtt',
  host: 'broker.example.com',
  port: 1883,
  deviceId: '',
  timestamp: null,
  clientId: '设备-1',
  username: 'pump',
  tlsEnabled: false,
} as const;

/** One draft for each cloud and each kind of login, named like the files in test/fixtures/profiles. */
export const profileSamples: readonly (readonly [string, DraftContent])[] = [
  ['huawei-v1', sampleContent()],
  [
    'huawei-iotda',
    sampleContent({
      fields: {
        platform: 'huawei-iotda',
        host: '0123456789.st1.iotda-device.cn-north-4.myhuaweicloud.com',
        port: null,
        timestamp: null,
        signType: 1,
        apn: 'cmnet',
        subscriptions: [{ topic: '$oc/devices/9e352064/sys/messages/down', qos: 1 }],
        proof: null,
      },
      secrets: { simPin: '1234' },
    }),
  ],
  [
    'huawei-ready-login',
    sampleContent({
      fields: { platform: 'huawei-iotda', clientId: '9e352064_0_0_2019071713', username: '9e352064', timestamp: null },
      secrets: { secret: null, password: canaries.password },
    }),
  ],
  [
    'mqtt',
    sampleContent({
      fields: mqttFields,
      secrets: { secret: null, password: canaries.password },
      certificates: { ca: null },
    }),
  ],
];
