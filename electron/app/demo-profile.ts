import { demoDevice } from '../simulator/demo-cloud/demo-device.ts';

/** The article's profile with the demo device and the demo cloud's own CA. */
export const demoProfile = (caPem: string): object => {
  const topic = (kind: string): string => `/huawei/v1/devices/${demoDevice.id}/${kind}/json`;
  return {
    version: 1,
    name: 'Demo',
    cloud: {
      kind: 'huawei-v1',
      host: '49.4.93.24',
      port: 8883,
      deviceId: demoDevice.id,
      secret: demoDevice.secret,
    },
    tls: { ca: caPem, fileOnModule: 'server.crt', check: 'server', checkDates: true },
    mqtt: {
      keepAlive: 60,
      subscriptions: [
        { topic: topic('command'), qos: 0 },
        { topic: topic('data'), qos: 0 },
      ],
      proof: {
        topic: topic('data'),
        qos: 0,
        payload: '{"msgType":"deviceReq","data":[{"serviceId":"Greenhouse","serviceData":{"temperature":21.5}}]}',
      },
    },
  };
};
