import { describe, expect, it } from 'vitest';
import { isHuaweiHost } from '../../../electron/simulator/demo-cloud/huawei-names.ts';
import { isTopicAllowed } from '../../../electron/simulator/demo-cloud/topic-rules.ts';

describe('topics of a device', () => {
  it.each([
    ['/huawei/v1/devices/d1/data/json', true],
    ['/huawei/v1/devices/d1/#', true],
    ['$oc/devices/d1/sys/properties/report', true],
    ['free/topic', true],
    ['#', true],
    ['/huawei/v1/devices/d2/data/json', false],
    ['/huawei/v1/devices/d11/data/json', false],
    ['/huawei/v1/devices/+/data/json', false],
    ['$oc/devices/d2/sys/properties/report', false],
    ['$oc/#', false],
    ['$SYS/x/heartbeat', false],
    ['$share/group/free', false],
    ['/huawei/#', false],
    ['', false],
  ])('%s → %s', (topic, allowed) => {
    expect(isTopicAllowed(topic, 'd1')).toBe(allowed);
  });
});

describe('hosts of Huawei Cloud', () => {
  it.each([
    ['49.4.93.24', true],
    ['119.3.248.253', true],
    ['iot-mqtts.cn-north-4.myhuaweicloud.com', true],
    ['IOT-ACC.cn-north-4.myhuaweicloud.com', true],
    ['0123456789.st1.iotda-device.cn-east-3.myhuaweicloud.com', true],
    ['0123456789.iotda-device.cn-south-4.myhuaweicloud.com', true],
    ['iotda.cn-north-4.myhuaweicloud.com', false],
    ['myhuaweicloud.com', false],
    ['iot-mqtts.cn-north-4.myhuaweicloud.com.example.org', false],
    ['49.4.93.25', false],
  ])('%s → %s', (host, isHuawei) => {
    expect(isHuaweiHost(host)).toBe(isHuawei);
  });
});
