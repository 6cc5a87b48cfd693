import { describe, expect, it } from 'vitest';
import { sessionNameOf } from '../../../renderer/store/session-use.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';

const viewOf = (id: string, openedAtMs: number) => ({
  ...sampleView(),
  sessions: { [id]: sampleSession({ id, openedAtMs }) },
});

describe('the name of the current session', () => {
  it('differs for the same id after a restart of the program', () => {
    expect(sessionNameOf(viewOf('s1', 2_000), 's1')).not.toBe(sessionNameOf(viewOf('s1', 1_000), 's1'));
  });

  it('differs for another id opened at the same time', () => {
    expect(sessionNameOf(viewOf('s2', 1_000), 's2')).not.toBe(sessionNameOf(viewOf('s1', 1_000), 's1'));
  });

  it('does not change with the session', () => {
    const view = viewOf('s1', 1_000);
    const changed = { ...view, sessions: { s1: sampleSession({ id: 's1', openedAtMs: 1_000, noisy: true }) } };
    expect(sessionNameOf(changed, 's1')).toBe(sessionNameOf(view, 's1'));
  });

  it('is null without a view, and before a port was opened', () => {
    expect([sessionNameOf(null, null), sessionNameOf(sampleView(), null)]).toEqual([null, null]);
    expect(sessionNameOf(viewOf('s1', 1_000), 's2')).toBeNull();
  });
});
