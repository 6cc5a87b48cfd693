import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOfConnection } from '../../../../renderer/panes/setup/connect-rows.ts';
import { currentRootOf } from '../../../../renderer/panes/setup/current-root.ts';
import { placedEvidence, placesOf } from '../../../../renderer/panes/setup/evidence-places.ts';
import { findProof } from '../../../../renderer/panes/setup/proof.ts';
import { waitingOf } from '../../../../renderer/panes/setup/waits.ts';
import { spanFor, waterfall } from '../../../../renderer/panes/setup/waterfall.ts';
import type { BuiltInCertificate, MessageView, StepView } from '../../../../shared/contract.ts';
import type { EvidenceLine } from '../../../../shared/diagnosis.ts';
import { draft, runAt, wholeRun } from './fixture.ts';

const connectSteps = (run: ReturnType<typeof wholeRun>): readonly StepView[] =>
  run.steps.filter(({ id }) => id.startsWith('connect'));

describe('the waterfall', () => {
  it('puts each bar at its time within the stage', () => {
    const { spanMs, ticks, bars } = waterfall(connectSteps(wholeRun()), 0);
    expect(spanMs).toBe(600);
    expect(ticks).toEqual([0, 150, 300, 450, 600]);
    expect(bars[0]?.left).toBe(0);
    expect(bars[0]?.width).toBeCloseTo(100 / 6);
    expect(bars[4]?.left).toBeCloseTo(400 / 6);
  });

  it('ends a running bar now, and has none for waiting steps', () => {
    const steps = connectSteps(runAt('connect.open', 'running'));
    const { spanMs, bars } = waterfall(steps, (steps[0]?.startedAtMs ?? 0) + 3_200);
    expect(spanMs).toBe(4_000);
    expect(bars[2]).toEqual({ left: 5, width: 75 });
    expect(bars[3]).toBeNull();
  });

  it('has an axis that contains the time and never shrinks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e7, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (ms, more) => {
          expect(spanFor(ms)).toBeGreaterThanOrEqual(ms);
          expect(spanFor(ms + more)).toBeGreaterThanOrEqual(spanFor(ms));
        },
      ),
    );
  });
});

describe('a wait', () => {
  const [step] = connectSteps(runAt('connect.ssl', 'running'));
  const at = step?.startedAtMs ?? 0;

  it('has the elapsed time, and the limit if known', () => {
    expect(step && waitingOf(step, at + 400)).toEqual({ kind: 'time', elapsedMs: 400, limitMs: null });
    const progress = { kind: 'wait' as const, elapsedMs: 0, limitMs: 9_000 };
    expect(step && waitingOf({ ...step, progress }, at + 400)).toMatchObject({ limitMs: 9_000 });
    // If it takes longer than announced, no text claims a limit that has passed.
    expect(step && waitingOf({ ...step, progress }, at + 9_001)).toMatchObject({ elapsedMs: 9_001, limitMs: null });
  });

  it('counts bytes of a file', () => {
    const progress = { kind: 'bytes' as const, doneBytes: 512, totalBytes: 1338 };
    expect(step && waitingOf({ ...step, progress }, at)).toEqual(progress);
  });
});

describe('evidence', () => {
  const line = (sequence: number, text: string, direction: 'sent' | 'received' = 'received') => ({
    sequence,
    atMs: sequence,
    direction,
    text,
  });
  const seen = (text: string | null, direction: EvidenceLine['direction'] = 'received'): EvidenceLine => ({
    direction,
    text,
    expected: null,
  });
  const lines = [line(1, 'OK'), line(2, 'AT+MCONNECT=1,60', 'sent'), line(3, 'OK'), line(4, 'CLOSED'), line(5, 'OK')];

  it('is found at the newest lines, in order', () => {
    const evidence = [seen('AT+MCONNECT', 'sent'), seen('OK'), seen('CLOSED', 'error')];
    const step = { trafficFrom: 2, trafficTo: 6 };
    expect(placesOf(evidence, lines, step).map((place) => place?.sequence)).toEqual([2, 3, 4]);
  });

  it('is in chronological order, also if the connection closed before the command that failed', () => {
    const late = [line(1, 'CLOSED'), line(2, 'AT+MSUB="a/b",0', 'sent'), line(3, '+CME ERROR: 3'), line(4, 'OK')];
    const evidence = [seen('AT+MSUB', 'sent'), seen('+CME ERROR: 3', 'error'), seen('CLOSED', 'error')];
    const placed = placedEvidence(evidence, late, { trafficFrom: 1, trafficTo: 5 });
    expect(placed.map(({ line: { text }, place }) => [text, place?.sequence])).toEqual([
      ['CLOSED', 1],
      ['AT+MSUB', 2],
      ['+CME ERROR: 3', 3],
    ]);
  });

  it('ends with what did not arrive, and keeps a dropped line after its predecessor', () => {
    const evidence = [seen('AT+MCONNECT', 'sent'), seen('gone'), seen(null, 'error')];
    const placed = placedEvidence(evidence, lines, { trafficFrom: 2, trafficTo: 6 });
    expect(placed.map(({ line: { text }, place }) => [text, place?.sequence ?? null])).toEqual([
      ['AT+MCONNECT', 2],
      ['gone', null],
      [null, null],
    ]);
  });

  it('is found regardless of whitespace in the answer', () => {
    const stretch = { trafficFrom: 1, trafficTo: 2 };
    expect(placesOf([seen('+CPIN: SIM PIN')], [line(1, '+CPIN:SIM PIN')], stretch)[0]?.sequence).toBe(1);
  });

  it('is found before its step if a URC arrived between two steps', () => {
    const early = [line(1, 'CLOSED'), line(2, 'OK'), line(3, 'CONNECT OK'), line(4, 'CLOSED')];
    const late = [...early, line(5, 'AT+MCONNECT=1,120', 'sent'), line(6, '+CME ERROR: 767')];
    const evidence = [seen('AT+MCONNECT', 'sent'), seen('CLOSED', 'error'), seen('+CME ERROR: 767', 'error')];
    const step = { trafficFrom: 5, trafficTo: 7, runFrom: 2 };
    expect(placedEvidence(evidence, late, step).map(({ place }) => place?.sequence)).toEqual([4, 5, 6]);
    expect(placesOf([seen('OK')], late, step)).toEqual([null]);
    expect(placesOf([seen('CLOSED', 'error')], early.slice(0, 1), step)).toEqual([null]);
  });

  it('takes the first OK after the command, not that of a later one', () => {
    const lines = [
      line(1, 'AT+SSLMIPSTART="h",8883', 'sent'),
      line(2, 'OK'),
      line(3, 'AT+MIPCLOSE', 'sent'),
      line(4, 'OK'),
    ];
    const evidence = [seen('AT+SSLMIPSTART', 'sent'), seen('OK', 'error')];
    const places = placesOf(evidence, lines, { trafficFrom: 1, trafficTo: null });
    expect(places.map((place) => place?.sequence)).toEqual([1, 2]);
  });

  it('has no place before its step, or if nothing arrived', () => {
    expect(placesOf([seen('OK'), seen(null, 'error')], lines.slice(0, 2), { trafficFrom: 2, trafficTo: null })).toEqual(
      [null, null],
    );
    expect(placesOf([seen('OK')], lines, null)).toEqual([null]);
  });
});

describe('the proof', () => {
  const message = (direction: 'up' | 'down', atMs: number, payload: string) =>
    ({ direction, atMs, payload, topic: 'a/b', complete: true }) as MessageView;
  const steps = wholeRun().steps;
  const from = steps.find(({ id }) => id === 'proof.publish')?.startedAtMs ?? 0;

  it('is the message of this run and its return', () => {
    const messages = [
      message('up', from - 9, 'x'),
      message('up', from, 'x'),
      message('down', from + 5, 'y'),
      message('down', from + 9, 'x'),
    ];
    expect(findProof(draft.proof, messages, steps)).toEqual({
      published: messages[1],
      returned: messages[3],
      identical: true,
    });
    expect(findProof(draft.proof, messages.slice(0, 3), steps)).toMatchObject({
      returned: messages[2],
      identical: false,
    });
    expect(findProof(draft.proof, messages, [])).toEqual({ published: null, returned: null, identical: false });
    // The form has another topic and text by now, or none. The proof belongs to the run.
    for (const proof of [{ topic: 'elsewhere', qos: 0 as const, payload: 'z' }, null]) {
      expect(findProof(proof, messages, steps)).toMatchObject({ published: messages[1], identical: true });
    }
  });

  it('is found if its time is a fraction of a millisecond before its step', () => {
    const published = message('up', from - 0.4, 'x');
    expect(findProof(draft.proof, [message('up', from - 9, 'x'), published], steps)).toMatchObject({ published });
  });

  it('describes the connection that was made, not the current form', () => {
    const open = connectSteps(wholeRun()).find(({ id }) => id === 'connect.open');
    const made = (check: string) => ({ about: { ...open?.about, check } });
    const form = { tlsEnabled: false, tlsCheck: 'server' as const };
    expect(checkOfConnection(made('server'), form)).toBe('server');
    expect(checkOfConnection(made('off'), { tlsEnabled: true, tlsCheck: 'mutual' })).toBe('off');
    expect(checkOfConnection({ about: {} }, form)).toBe('off');
    expect(checkOfConnection({ about: {} }, { ...form, tlsEnabled: true })).toBe('server');
  });
});

describe('the current root', () => {
  const entry = (id: string, cloud: BuiltInCertificate['cloud'], codes: readonly string[] = []) =>
    ({ id, cloud, certificate: { findings: codes.map((code) => ({ code })) } }) as unknown as BuiltInCertificate;
  const builtInCertificates = [
    entry('old', 'huawei-v1', ['expired']),
    entry('other', 'huawei-iotda', ['huawei-root-host-mismatch']),
    entry('now', 'huawei-iotda'),
    entry('demo', 'demo'),
  ];

  it('is a valid one that fits the host; for the demo device, the demo root', () => {
    expect(currentRootOf(draft, builtInCertificates)?.id).toBe('now');
    expect(currentRootOf({ ...draft, demo: true }, builtInCertificates)?.id).toBe('demo');
    expect(currentRootOf(draft, builtInCertificates.slice(0, 2))).toBeNull();
  });
});
