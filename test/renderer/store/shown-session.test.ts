import { beforeEach, describe, expect, it } from 'vitest';
import {
  chooseBaudRate,
  choosePort,
  chosenNow,
  clearChosen,
  followSessions,
  nextShown,
  shownLinesId,
  shownSessionId,
  showSession,
  type Workspace,
  workspacesFor,
} from '../../../renderer/store/shown-session.ts';
import { sampleMerged, sampleSession, sampleView } from '../../support/sample-view.ts';

const workspace = (key: string, id: string | null): Workspace => ({ key, id });
const numbered = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return `new${count}`;
  };
};

describe('the workspaces of a window', () => {
  it('are one per session, with stable keys', () => {
    const before = [workspace('a', 's1'), workspace('b', 's2')];
    const forNext = workspace('c', null);
    expect(workspacesFor([...before, forNext], ['s1', 's2'], numbered())).toEqual([...before, forNext]);
    expect(workspacesFor([...before, forNext], ['s2'], numbered())).toEqual([workspace('b', 's2'), forNext]);
  });

  it('include one more, which the next session takes over', () => {
    const none = [workspace('w0', null)];
    expect(workspacesFor(none, [], numbered())).toEqual(none);
    expect(workspacesFor(none, ['s1', 's2'], numbered())).toEqual([
      ...[workspace('w0', 's1'), workspace('new1', 's2'), workspace('new2', null)],
    ]);
    const [one, next] = [workspace('a', 's1'), workspace('b', null)];
    expect(workspacesFor([one, next], ['s1', 's2'], numbered())).toEqual([
      ...[one, workspace('b', 's2'), workspace('new1', null)],
    ]);
  });

  it('keep the input of the last session for the window without one', () => {
    const all = [workspace('a', 's1'), workspace('b', 's2'), workspace('c', null)];
    expect(workspacesFor(all, [], numbered())).toEqual([workspace('b', null)]);
  });

  it('are not reused if one session is gone and another is new', () => {
    expect(workspacesFor([workspace('a', 's1'), workspace('b', null)], ['s2'], numbered())).toEqual([
      ...[workspace('b', 's2'), workspace('new1', null)],
    ]);
  });
});

describe('a merged view', () => {
  const view = sampleView({
    sessions: { s1: sampleSession(), s2: sampleSession({ id: 's2', address: 'COM4' }) },
    merged: { m1: sampleMerged() },
  });
  beforeEach(() => {
    followSessions(sampleView());
    followSessions(view);
    showSession('s2');
  });

  it('is in front of the session that was shown before, which comes back when it is closed', () => {
    showSession('m1');
    expect([shownSessionId(), shownLinesId()]).toEqual([null, 'm1']);
    followSessions({ ...view, merged: {} });
    expect([shownSessionId(), shownLinesId()]).toEqual(['s2', 's2']);
  });

  it('is left for any session, and for a port without one', () => {
    showSession('m1');
    showSession('s2');
    expect(shownSessionId()).toBe('s2');
    showSession('m1');
    choosePort('COM9');
    expect([shownSessionId(), shownLinesId()]).toEqual([null, null]);
  });

  it('is shown as soon as it exists', () => {
    showSession('m2');
    expect(shownLinesId()).toBe('s2');
    followSessions({ ...view, merged: { ...view.merged, m2: sampleMerged({ id: 'm2' }) } });
    expect(shownLinesId()).toBe('m2');
  });
});

describe('the session that is shown', () => {
  const before = [workspace('a', 's1'), workspace('b', 's2'), workspace('c', 's3')];

  it('is the requested one as soon as it exists, otherwise the current one', () => {
    expect(nextShown('s1', 's3', before, ['s1', 's2', 's3'])).toBe('s3');
    expect(nextShown('s1', 's4', before, ['s1', 's2', 's3'])).toBe('s1');
    expect(nextShown(null, null, [workspace('w0', null)], ['s1'])).toBe('s1');
  });

  it('is replaced by its neighbour when it is gone, and by none when all are', () => {
    expect(nextShown('s2', null, before, ['s1', 's3'])).toBe('s3');
    expect(nextShown('s3', null, before, ['s1', 's2'])).toBe('s2');
    expect(nextShown('s1', null, before, [])).toBeNull();
  });

  it('is none while a port without a session is chosen', () => {
    expect(nextShown(null, null, before, ['s1', 's2'], true)).toBeNull();
    expect(nextShown(null, 's2', before, ['s1', 's2'], true)).toBe('s2');
    expect(nextShown('s1', null, before, ['s1', 's2'], true)).toBe('s1');
  });
});

describe('the choice for the next opening', () => {
  const viewOf = (...ids: readonly string[]) => ({
    ...sampleView(),
    sessions: Object.fromEntries(ids.map((id) => [id, { ...sampleSession(), id }])),
  });
  beforeEach(() => {
    followSessions(viewOf());
    clearChosen();
  });

  it('is a port at its default rate, until a rate is chosen', () => {
    chooseBaudRate(9_600);
    choosePort('/dev/ttyUSB3');
    expect(chosenNow()).toEqual({ address: '/dev/ttyUSB3', baudRate: null });
    chooseBaudRate(57_600);
    expect(chosenNow()).toEqual({ address: '/dev/ttyUSB3', baudRate: 57_600 });
  });

  it('stays in front until a session is shown', () => {
    followSessions(viewOf('s1'));
    choosePort('/dev/ttyUSB3');
    followSessions(viewOf('s1', 's2'));
    expect([shownSessionId(), chosenNow().address]).toEqual([null, '/dev/ttyUSB3']);
    followSessions(viewOf('s2'));
    expect([shownSessionId(), chosenNow().address]).toEqual([null, '/dev/ttyUSB3']);
    showSession('s2');
    expect([shownSessionId(), chosenNow()]).toEqual(['s2', { address: null, baudRate: null }]);
  });

  it('is a session if the port has one', () => {
    const view = viewOf('s1', 's2');
    const sessions = { ...view.sessions, s2: { ...sampleSession(), id: 's2', address: '/dev/ttyUSB3' } };
    followSessions({ ...view, sessions });
    choosePort('/dev/ttyUSB4');
    choosePort('/dev/ttyUSB3');
    expect([shownSessionId(), chosenNow()]).toEqual(['s2', { address: null, baudRate: null }]);
    // Another window, or this one, opens the chosen port.
    choosePort('/dev/ttyUSB4');
    followSessions({
      ...view,
      sessions: { ...sessions, s3: { ...sampleSession(), id: 's3', address: '/dev/ttyUSB4' } },
    });
    expect(shownSessionId()).toBe('s3');
  });
});
