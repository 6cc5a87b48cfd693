import { expect, it } from 'vitest';
import { buildRequest, type CommandSpec } from '../../electron/at/command-spec.ts';
import type { ConnectParams, ConnectResult } from '../../electron/commands/index.ts';
import { expectNoInjection, play, resultOf, textOf } from './support.ts';

const broker: ConnectParams = { host: 'airtest.openluat.com', port: 8883, secondPhaseMs: 60_000 };

/** Both commands that open a connection are built and evaluated the same way. */
export const describeConnection = (spec: CommandSpec<ConnectParams, ConnectResult>, name: string): void => {
  it('quotes the host and not the port', () => {
    expect(textOf(spec.line(broker))).toBe(`${name}="airtest.openluat.com",8883`);
    expect(textOf(spec.line({ ...broker, host: '49.4.93.24' }))).toBe(`${name}="49.4.93.24",8883`);
  });

  it('holds the line until its deadline, and is not repeated automatically', () => {
    expect(buildRequest(spec, broker).secondPhase).toMatchObject({ deadlineMs: 60_000, holdsLine: true });
    expect(spec.repeatable).toBe(false);
  });

  it.each([
    ['transcripts 02 and 03', ['', 'OK', '', 'CONNECT OK'], false],
    ['no blank lines, transcript 09', ['OK', 'CONNECT OK'], false],
    ['multiple connections', ['OK', '7,CONNECT OK'], false],
    ['already connected, transcript 27', ['OK', '', 'ALREADY CONNECT'], true],
  ])('is connected: %s', (_name, received, already) => {
    expect(resultOf(spec, broker, received)).toEqual({ already });
  });

  it.each([
    ['CONNECT FAIL', ['OK', 'STATE: IP STATUS', '', 'CONNECT FAIL']],
    ['CONNECT FAIL', ['OK', 'STATE:TCP CLOSED', 'CONNECT FAIL']],
    ['7,CONNECT FAIL', ['OK', '7,CONNECT FAIL']],
    ['CLOSED', ['OK', 'CLOSED']],
    ['TCP ERROR:11', ['OK', 'TCP ERROR:11']],
    ['+CME ERROR: 767', ['OK', '+CME ERROR: 767']],
    ['+CME ERROR: 3', ['+CME ERROR: 3']],
    ['ERROR', ['ERROR']],
  ])('fails with %s', (failedBy, received) => {
    expect(play(spec, broker, received)).toEqual({ outcome: null, failedBy, unclaimed: [] });
  });

  it('does not accept OK, a state or the word CONNECT as a connection', () => {
    for (const received of [['OK'], ['OK', 'STATE: CONNECT OK'], ['OK', 'CONNECT'], ['OK', 'CONNACK OK']]) {
      expect(play(spec, broker, received)).toMatchObject({ outcome: null, failedBy: null });
    }
  });

  it('does not accept an old CONNECT OK before its own OK', () => {
    const { outcome, unclaimed } = play(spec, broker, ['CONNECT OK', 'OK']);
    expect(outcome).toBeNull();
    expect(unclaimed).toEqual(['CONNECT OK']);
  });

  it('ignores URCs in between', () => {
    const { outcome, unclaimed } = play(spec, broker, ['OK', '+CGEV: ME PDN ACT 1', 'CONNECT OK']);
    expect(outcome?.ok).toBe(true);
    expect(unclaimed).toEqual(['+CGEV: ME PDN ACT 1']);
  });

  it.each([0, 65_536, 88.5])('refuses port %d', (port) => {
    expect(() => spec.line({ ...broker, port })).toThrow(RangeError);
  });

  it('keeps the host inside its quotes', () => {
    expectNoInjection(spec, (host) => ({ ...broker, host }), 1);
  });
};
