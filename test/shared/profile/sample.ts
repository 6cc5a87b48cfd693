/** A sample profile as plain JSON values; `change` replaces whole sections. */
export const sampleProfile = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  version: 1,
  name: 'Greenhouse 12',
  cloud: huaweiCloud(),
  tls: tls(),
  mqtt: {
    keepAlive: 60,
    cleanSession: true,
    subscriptions: [{ topic: '/huawei/v1/devices/9e352064/command/json', qos: 0 }],
    proof: { topic: '/huawei/v1/devices/9e352064/data/json', qos: 0, payload: '{"msgType":"deviceReq","data":[]}' },
  },
  module: { family: 'auto', apn: null },
  ...change,
});

export const huaweiCloud = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  kind: 'huawei-v1',
  host: '49.4.93.24',
  port: 8883,
  deviceId: '9e352064',
  secret: '4aa2c87b6696ee37ce83',
  timestamp: '2019071713',
  signType: 0,
  ...change,
});

export const tls = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  enabled: true,
  ca: 'server.crt',
  fileOnModule: 'server.crt',
  clientCert: null,
  clientKey: null,
  check: 'server',
  checkDates: true,
  ...change,
});
