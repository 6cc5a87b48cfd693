import { describe, expect, it } from 'vitest';
import { createLineDecoder } from '../../../shared/lines/decode-line.ts';
import {
  commandName,
  createLineTest,
  everyLine,
  isEveryLine,
  type LineCondition,
} from '../../../shared/lines/line-condition.ts';
import { createMatcher } from '../../../shared/lines/matcher.ts';
import { createTrafficLog } from '../../../shared/lines/traffic-lines.ts';
import type { TrafficOwner, TrafficPiece } from '../../../shared/traffic.ts';

const log = createTrafficLog();
const say = (owner: TrafficOwner, text: string, more: Partial<TrafficPiece> = {}): void => {
  const direction = owner === 'command' ? 'sent' : 'received';
  const piece: TrafficPiece = {
    ...{ sequence: log.next(), atMs: 0, direction, owner, commandId: 0, name: '', isRecorded: true },
    bytes: new TextEncoder().encode(text),
    ...more,
  };
  log.add([piece]);
};

say('command', 'AT+CSQ', { commandId: 1 });
say('answer', '+CSQ: 18,99', { commandId: 1 });
say('final', 'OK', { commandId: 1 });
say('urc', '+CREG: 1', { name: '+CREG' });
say('divider', 'COM9', { name: 'opened' });
say('command', 'at+cgatt?', { commandId: 2 });
say('final', 'ERROR', { commandId: 2 });
say('unclaimed', 'é');

const passing = (more: Partial<LineCondition>): readonly string[] => {
  const condition = { ...everyLine, ...more };
  const decode = createLineDecoder(condition.encoding);
  const test = createLineTest(condition, (query) => createMatcher(query, () => null), decode);
  if (test === null) throw new Error('no test');
  return log
    .lines()
    .filter(test)
    .map(({ text }) => text);
};

describe('the condition of a filter', () => {
  it('leaves out nothing by itself', () => {
    expect(isEveryLine(everyLine)).toBe(true);
    expect(passing({})).toHaveLength(8);
    expect(isEveryLine({ ...everyLine, command: 'AT' })).toBe(true);
    for (const more of [{ from: 1 }, { command: 'CSQ' }, { classes: [] }, { kinds: [] }]) {
      expect(isEveryLine({ ...everyLine, ...more })).toBe(false);
    }
  });

  it('takes kinds, text, and a command with its answers', () => {
    expect(passing({ classes: ['urc'] })).toEqual(['+CREG: 1', 'COM9']);
    expect(passing({ kinds: ['error'] })).toEqual(['ERROR']);
    expect(passing({ queries: [{ kind: 'text', text: '99' }] })).toEqual(['+CSQ: 18,99']);
    expect(passing({ command: 'csq' })).toEqual(['AT+CSQ', '+CSQ: 18,99', 'OK']);
    expect(passing({ command: 'AT+CGATT' })).toEqual(['at+cgatt?', 'ERROR']);
    expect(passing({ command: 'CREG' })).toEqual(['+CREG: 1']);
    expect(passing({ from: 5 })).toEqual(['at+cgatt?', 'ERROR', 'é']);
  });

  it('takes the lines of some ports of a merged view', () => {
    const merged = createTrafficLog();
    merged.add(
      [1, 2, 1].map((port, sequence) => ({
        ...{ sequence, port, atMs: 0, direction: 'received', owner: 'urc', commandId: 0, name: '', isRecorded: true },
        bytes: new TextEncoder().encode(`of ${port}`),
      })),
    );
    const condition: LineCondition = { ...everyLine, ports: [2] };
    expect(isEveryLine(condition)).toBe(false);
    const test = createLineTest(condition, () => null);
    expect(
      merged
        .lines()
        .filter((line) => test?.(line))
        .map(({ text }) => text),
    ).toEqual(['of 2']);
  });

  it('takes lines that match all of its queries', () => {
    const queries = [
      { kind: 'text', text: 'c' },
      { kind: 'hex', text: '3a' },
    ] as const;
    expect(passing({ queries })).toEqual(['+CSQ: 18,99', '+CREG: 1']);
  });

  it('reads the lines in its encoding', () => {
    const queries = [{ kind: 'text', text: 'Ã' }] as const;
    expect(passing({ queries, encoding: 'latin1' })).toEqual(['é']);
    expect(passing({ queries })).toEqual([]);
  });

  it('is null with a query that is not valid', () => {
    const wrong: LineCondition = { ...everyLine, queries: [{ kind: 'hex', text: 'x' }] };
    expect(createLineTest(wrong, (query) => createMatcher(query, () => null))).toBeNull();
  });

  it('knows a command by any spelling', () => {
    for (const text of ['csq', 'AT+CSQ', 'at+csq?', '+CSQ', ' AT+CSQ=1 ']) expect(commandName(text)).toBe('CSQ');
  });
});
