import { describe, expect, it } from 'vitest';
import { cloudOf } from '../../../../shared/clouds/index.ts';
import type { Warning } from '../../../../shared/warnings.ts';

const judgeCloudHost = (kind: string, host: string, port: number, tlsEnabled = true): readonly Warning[] =>
  cloudOf(kind).hosts.warnings(host, port, tlsEnabled);

const codes = (...parameters: Parameters<typeof judgeCloudHost>): readonly string[] =>
  judgeCloudHost(...parameters).map((warning) => warning.code);

describe('judgeCloudHost', () => {
  it.each([
    ['0123456789.st1.iotda-device.cn-north-4.myhuaweicloud.com', 8883, []],
    ['0123456789.iotda-device.cn-south-4.myhuaweicloud.com', 8883, []],
    ['IOT-MQTTS.cn-north-4.myhuaweicloud.com.', 8883, []],
    ['49.4.93.24', 8883, ['host-retired']],
    ['119.3.248.253', 8883, ['host-retired']],
    ['iot-acc.cn-north-4.myhuaweicloud.com', 8883, ['host-retired']],
    ['iotda.cn-north-4.myhuaweicloud.com', 443, ['host-wrong-side']],
    ['0123456789.st1.iotda-app.cn-north-4.myhuaweicloud.com', 8883, ['host-wrong-side']],
    ['iot-api.cn-north-4.myhuaweicloud.com', 8743, ['host-wrong-side']],
    ['iot-bs.cn-north-4.myhuaweicloud.com', 8883, ['host-wrong-side']],
    ['0123456789.st1.iotda-device.cn-north-4.myhuaweicloud.com', 1883, ['port-unusual']],
    ['gateway.example.com', 8883, ['host-not-recognised']],
    ['x.iotda-device.cn-north-4.myhuaweicloud.com.example.com', 8883, ['host-not-recognised']],
    ['192.0.2.7', 443, ['host-not-recognised', 'port-unusual']],
  ])('%s:%i', (host, port, expected) => {
    expect(codes('huawei-iotda', host, port)).toEqual(expected);
  });

  it('expects 1883 without TLS', () => {
    expect(codes('huawei-v1', '49.4.93.24', 1883, false)).toEqual(['host-retired']);
    expect(codes('huawei-v1', '49.4.93.24', 8883, false)).toEqual(['host-retired', 'port-unusual']);
  });

  it('warns about an IoTDA host with the retired platform', () => {
    expect(codes('huawei-v1', '0123456789.st1.iotda-device.cn-north-4.myhuaweicloud.com', 8883)).toEqual([
      'host-of-iotda',
    ]);
  });

  it('gives no warning for other brokers', () => {
    expect(judgeCloudHost('mqtt', 'localhost', 21_883)).toEqual([]);
    expect(judgeCloudHost('mqtt', 'localhost', 21_883, false)).toEqual([]);
    expect(judgeCloudHost('mqtt', '0123456789.st1.iotda-device.cn-north-4.myhuaweicloud.com', 8883)).toEqual([]);
  });

  it.each([
    ['localhost', 1883, true, ['port-unusual']],
    ['localhost', 8883, false, ['port-unusual']],
    ['iotda.cn-north-4.myhuaweicloud.com', 443, true, ['host-wrong-side']],
  ])('of any broker: %s:%i with TLS %s', (host, port, tls, expected) => {
    expect(codes('mqtt', host, port, tls)).toEqual(expected);
  });
});
