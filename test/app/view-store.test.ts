import { describe, expect, it } from 'vitest';
import { createViewStore } from '../../electron/app/view-store.ts';
import type { ViewEvent } from '../../shared/contract.ts';
import { sampleView } from '../support/sample-view.ts';

const tooLong: ViewEvent = {
  type: 'settings',
  settings: { ...sampleView().settings, lastAddress: 'x'.repeat(301) },
};
const fitting: ViewEvent = { type: 'settings', settings: { ...sampleView().settings, lastBaudRate: 9_600 } };

describe('an event that violates the contract', () => {
  it('changes nothing, reaches no listener and is reported as a bug', () => {
    const bugs: unknown[] = [];
    const received: ViewEvent[] = [];
    const viewStore = createViewStore(sampleView(), (bug) => bugs.push(bug));
    viewStore.onEvent((event) => received.push(event));
    viewStore.publish(tooLong);
    expect(viewStore.view()).toEqual(sampleView());
    expect(received).toEqual([]);
    expect(bugs).toHaveLength(1);
    viewStore.publish(fitting);
    expect(received).toEqual([fitting]);
  });

  it('is reported without its values, which may be confidential', () => {
    const bugs: unknown[] = [];
    createViewStore(sampleView(), (bug) => bugs.push(bug)).publish(tooLong);
    const [bug] = bugs as [Error];
    expect(bug.message).toContain('settings');
    expect(bug.message).toContain('lastAddress');
    expect(`${bug.message}${bug.stack}`).not.toContain('xxx');
  });
});
