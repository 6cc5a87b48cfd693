import { describe, expect, it } from 'vitest';
import { sessionNameOf } from '../../../renderer/store/session-use.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';

const viewOf = (id: string, openedAtMs: number) => ({
  ...sampleView(),
  sessions: { [id]: sampleSession({ id, openedAtMs }) },
  currentSessionId: id,
});

describe('the name of the current session', () => {
  it('is another one for the same number after a restart of the program', () => {
    expect(sessionNameOf(viewOf('s1', 2_000))).not.toBe(sessionNameOf(viewOf('s1', 1_000)));
  });

  it('is another one for another number of the same moment', () => {
    expect(sessionNameOf(viewOf('s2', 1_000))).not.toBe(sessionNameOf(viewOf('s1', 1_000)));
  });

  it('stays while the session changes', () => {
    const view = viewOf('s1', 1_000);
    const changed = { ...view, sessions: { s1: sampleSession({ id: 's1', openedAtMs: 1_000, noisy: true }) } };
    expect(sessionNameOf(changed)).toBe(sessionNameOf(view));
  });

  it('is none without a view, and before a port was opened', () => {
    expect([sessionNameOf(null), sessionNameOf(sampleView())]).toEqual([null, null]);
    expect(sessionNameOf({ ...viewOf('s1', 1_000), currentSessionId: 's2' })).toBeNull();
  });
});
