import { describe, expect, it } from 'vitest';
import type { DraftView } from '../../../shared/contract.ts';
import { evidenceOf } from '../../../shared/diagnosis/evidence.ts';
import { type DiagnosisContext, diagnose } from '../../../shared/diagnosis.ts';
import { failure } from '../../../shared/outcome.ts';

describe('the lines of a failure', () => {
  it('show the expected line when nothing was received', () => {
    expect(evidenceOf(failure('at/timeout', { command: 'AT+CSQ' }), null)).toEqual([
      { direction: 'sent', text: 'AT+CSQ', expected: null },
      { direction: 'error', text: null, expected: 'OK' },
    ]);
  });

  it('do not claim silence when something other than an answer was received', () => {
    const line = '[000000000.226] I/pm poweron: Power/Reset';
    const silent = failure('module/no-answer');
    const before = { atMs: 1, direction: 'received', line: 'RDY' } as const;
    const sent = { atMs: 2, direction: 'sent', line: 'AT' } as const;
    const echo = { atMs: 3, direction: 'received', line: 'AT' } as const;
    const textOf = (seen: NonNullable<typeof silent.seen>) => evidenceOf({ ...silent, seen }, null)[0]?.text;
    expect(textOf([sent, echo, { ...echo, line }])).toBe(line);
    expect(textOf([sent, echo])).toBe('AT');
    expect(textOf([before, sent])).toBeNull();
  });

  it('do not claim silence when no answer was waited for', () => {
    expect(evidenceOf(failure('at/error', { command: 'AT+CSQ' }), null)).toEqual([
      { direction: 'sent', text: 'AT+CSQ', expected: null },
    ]);
    expect(evidenceOf(failure('link/lost'), null)).toEqual([]);
  });

  it('are at most three, the last one with the expected line', () => {
    const failed = failure('connect/failed', { command: 'AT+MIPSTART' }, [
      'OK',
      'STATE: A',
      'STATE: B',
      'CONNECT FAIL',
    ]);
    expect(evidenceOf(failed, 'connect.open')).toEqual([
      { direction: 'sent', text: 'AT+MIPSTART', expected: null },
      { direction: 'received', text: 'STATE: B', expected: null },
      { direction: 'error', text: 'CONNECT FAIL', expected: 'CONNECT OK' },
    ]);
  });

  it('keep the line that reports an error, regardless of the lines after it', () => {
    const failed = failure('mqtt/dropped', { command: 'AT+MSUB' }, ['CLOSED', 'STATE: A', 'STATE: B']);
    expect(evidenceOf(failed, 'connect.subscribe').map(({ text }) => text)).toEqual(['AT+MSUB', 'CLOSED', 'STATE: B']);
  });

  it('do not show the received line as expected', () => {
    expect(evidenceOf(failure('connect/failed', {}, ['CONNECT OK ']), null)).toEqual([
      { direction: 'received', text: 'CONNECT OK', expected: null },
    ]);
  });
});

describe('what is known about a cause', () => {
  const causeOf = (key: string, further: Partial<DiagnosisContext>) => {
    const failed = failure('connect/failed', { causes: [key] });
    return diagnose(failed, { stage: 'connect', facts: null, step: 'connect.open', ...further }).causes.find(
      (cause) => cause.key === key,
    );
  };
  const draftOf = (findings: readonly { code: string }[]) =>
    ({
      platform: 'huawei-iotda',
      host: 'h',
      port: 8883,
      tlsEnabled: true,
      tlsCheck: 'server',
      remarks: [],
      certificates: { ca: { certificates: [{ notAfterMs: Date.UTC(2026, 10, 28, 23), findings }] } },
    }) as unknown as DraftView;

  it.each([
    [[{ code: 'expired' }], 'certificateExpired'],
    [[], 'certificateValid'],
  ])('includes the day on which a certificate expires: %j', (findings, key) => {
    const facts = { date: '2026-11-28' };
    expect(causeOf('ca-expired', { draft: draftOf(findings) })?.observation).toMatchObject({ key, facts });
  });

  it('includes that a server has no name to compare', () => {
    const draft = { ...draftOf([]), host: '49.4.93.24' } as DraftView;
    expect(causeOf('host-name-differs', { draft })?.observation).toMatchObject({
      key: 'hostIsAddress',
      facts: { host: '49.4.93.24' },
    });
  });

  it('does not mention faults when the virtual module has none', () => {
    expect(causeOf('virtual-fault', { faultsOn: 0 })?.observation ?? null).toBeNull();
    expect(causeOf('virtual-fault', {})?.observation ?? null).toBeNull();
  });
});
