import { describe, expect, it } from 'vitest';
import { createVirtualNetwork } from '../../../electron/simulator/network/virtual-network.ts';

const cloud = { host: '127.0.0.1', port: 40_000 };
const broker = { host: 'broker.lan', port: 8884, tls: true };

describe('the network of a virtual module', () => {
  it.each([
    ['49.4.93.24', 8883, cloud],
    ['iot-mqtts.cn-north-4.myhuaweicloud.com', 8883, cloud],
    ['IOT-MQTTS.CN-NORTH-4.MYHUAWEICLOUD.COM', 1883, cloud],
    ['0123456789.st1.iotda-device.cn-east-3.myhuaweicloud.com', 8883, cloud],
    ['localhost', 1883, { host: 'localhost', port: 1883 }],
    ['LocalHost', 1883, { host: 'localhost', port: 1883 }],
    ['127.0.0.1', 5, { host: '127.0.0.1', port: 5 }],
    ['127.9.8.7', 5, { host: '127.9.8.7', port: 5 }],
    ['::1', 5, { host: '::1', port: 5 }],
    ['127.0.0.1.example.org', 5, null],
    ['localhost.example.org', 5, null],
    ['0.0.0.0', 5, null],
    ['192.168.1.1', 5, null],
    ['example.org', 443, null],
    ['', 5, null],
  ])('%s:%i', (host, port, target) => {
    expect(createVirtualNetwork({ cloud, broker: null }).route(host, port, true)).toEqual(target);
  });

  it('without a cloud the hosts of Huawei do not exist', () => {
    const { route } = createVirtualNetwork({ cloud: null, broker: null });
    expect(route('49.4.93.24', 8883, true)).toBeNull();
  });

  it.each([true, false])('with a broker every connection leads there, TLS or not (%s)', (tls) => {
    const { route } = createVirtualNetwork({ cloud, broker });
    for (const host of ['49.4.93.24', 'localhost', 'anything.example']) {
      expect(route(host, 8883, tls)).toEqual({ host: 'broker.lan', port: 8884 });
    }
  });
});
