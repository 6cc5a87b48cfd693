import { describe, expect, it } from 'vitest';
import { topicOfConnection } from '../../../renderer/panes/mqtt/topic-of-connection.ts';
import type { OnlineView } from '../../../shared/contract.ts';
import { samplePlan } from '../../support/run-plan.ts';

const by = (deviceId: string): OnlineView => ({ kind: 'online', sinceMs: 1, plan: { ...samplePlan, deviceId } });
const topic = '$oc/devices/d-3/sys/properties/report';

describe('the topic of the form on a connection', () => {
  it.each([
    ['of the same device does not change', 'd-3', by('d-3'), topic],
    [
      'of another device is changed to the one that is logged in',
      'd-3',
      by('d-1'),
      '$oc/devices/d-1/sys/properties/report',
    ],
    ['keeps levels that only contain the name', 'd', by('d-1'), topic],
    ['does not change without a connection', 'd-3', { kind: 'offline', failure: null } as const, topic],
    ['does not change if the device is unknown', 'd-3', { kind: 'online', sinceMs: 1, plan: null } as const, topic],
    ['does not change for a form without a device', '', by('d-1'), topic],
  ] as const)('%s', (_, form, online, expected) => {
    expect(topicOfConnection(topic, form, online)).toBe(expected);
  });
});
