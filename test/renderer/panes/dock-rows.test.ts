import { expect, it } from 'vitest';
import { createRows, type DockRow } from '../../../renderer/panes/dock/rows.ts';
import type { StageRange } from '../../../renderer/store/stage-ranges.ts';
import { createTrafficLog, type LineClass } from '../../../shared/lines/traffic-lines.ts';
import type { TrafficOwner } from '../../../shared/traffic.ts';

const all: ReadonlySet<LineClass> = new Set(['sent', 'received', 'urc', 'error']);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const filled = (...lines: readonly (readonly [number, TrafficOwner, string, string?])[]) => {
  const log = createTrafficLog();
  const add = (sequence: number, owner: TrafficOwner, text: string, name = ''): void => {
    const direction = owner === 'command' || owner === 'probe' ? 'sent' : 'received';
    log.add([{ sequence, atMs: sequence, direction, owner, commandId: 0, name, bytes: bytes(text), isRecorded: true }]);
  };
  for (const line of lines) add(...line);
  return { log, add };
};

const short = (rows: readonly DockRow[]): readonly string[] =>
  rows.map((row) => {
    if (row.kind === 'line') return row.line.text;
    if (row.kind === 'stage') return `# ${row.stage}`;
    if (row.kind === 'cause') return `# ${row.cause}`;
    return row.kind === 'lost' ? `lost ${row.count}` : `# ${row.kind}`;
  });

const noRanges: readonly StageRange[] = [];

const range = (stage: StageRange['stage'], from: number, to: number | null): StageRange => ({ stage, from, to, ms: 1 });

it('shows the cause of lines, a stage or the user; unsolicited lines belong to the cause before', () => {
  const { log } = filled(
    [0, 'urc', 'RDY'],
    [1, 'command', 'AT'],
    [2, 'final', 'OK'],
    [3, 'urc', '+CREG: 1'],
    [4, 'command', 'ATI', 'typed'],
    [5, 'final', 'OK'],
    [6, 'command', 'AT+CSQ'],
  );
  const ranges = [range('module', 1, 3), range('connect', 6, null)];
  expect(short(createRows()({ lines: log.lines(), ranges, shown: all }))).toEqual([
    'RDY',
    '# module',
    'AT',
    'OK',
    '+CREG: 1',
    '# typed',
    'ATI',
    'OK',
    '# connect',
    'AT+CSQ',
  ]);
});

it('distinguishes connection checks from typed commands', () => {
  const { log } = filled(
    [0, 'command', 'AT+MQTTSTATU', 'watch'],
    [1, 'final', 'OK'],
    [2, 'command', 'AT+MQTTSTATU', 'watch'],
    [3, 'command', 'AT+MQTTSTATU', 'typed'],
    [4, 'command', 'AT', 'typed'],
  );
  expect(short(createRows()({ lines: log.lines(), ranges: [], shown: all }))).toEqual([
    '# watch',
    'AT+MQTTSTATU',
    'OK',
    'AT+MQTTSTATU',
    '# typed',
    'AT+MQTTSTATU',
    'AT',
  ]);
});

it('never shows commands of the program as typed: probes, queries, disconnects, buttons', () => {
  const { log } = filled(
    [0, 'command', 'AT+CSQ', 'typed'],
    [1, 'probe', 'AT'],
    [2, 'command', 'AT+MDISCONNECT'],
    [3, 'final', 'OK'],
    [4, 'command', 'AT+MSUB="a",0', 'request'],
  );
  expect(short(createRows()({ lines: log.lines(), ranges: [], shown: all }))).toEqual([
    '# typed',
    'AT+CSQ',
    '# program',
    'AT',
    'AT+MDISCONNECT',
    'OK',
    '# request',
    'AT+MSUB="a",0',
  ]);
});

it('leaves out filtered lines, but never the mark of missing ones', () => {
  const { log } = filled([0, 'command', 'AT'], [5, 'final', 'OK'], [6, 'urc', 'RDY']);
  const shown: ReadonlySet<LineClass> = new Set(['urc']);
  expect(short(createRows()({ lines: log.lines(), ranges: [], shown }))).toEqual(['lost 4', 'RDY']);
});

it('processes only new lines, with the same result as starting again', () => {
  const { log, add } = filled([0, 'command', 'AT']);
  const rowsOf = createRows();
  const ranges: readonly StageRange[] = [];
  const first = rowsOf({ lines: log.lines(), ranges, shown: all });
  add(1, 'final', 'OK');
  const second = rowsOf({ lines: log.lines(), ranges, shown: all });
  expect(second).toBe(first);
  expect(short(second)).toEqual(short(createRows()({ lines: log.lines(), ranges, shown: all })));
  const third = rowsOf({ lines: log.lines(), ranges: [range('module', 0, null)], shown: all });
  expect(short(third)).toEqual(['# module', 'AT', 'OK']);
});

it('replaces an unfinished line by the whole line', () => {
  const { log, add } = filled([0, 'command', 'AT', 'typed']);
  const rowsOf = createRows();
  const rows = (): readonly DockRow[] => rowsOf({ lines: log.lines(), ranges: noRanges, shown: all });
  add(2, 'unfinished', 'half');
  expect(short(rows())).toEqual(['# typed', 'AT', 'lost 1', 'half']);
  add(3, 'unfinished', ' a li');
  expect(short(rows())).toEqual(['# typed', 'AT', 'lost 1', 'half a li']);
  add(4, 'unclaimed', 'ne');
  add(5, 'command', 'ATI');
  expect(short(rows())).toEqual(['# typed', 'AT', 'lost 1', 'half a line', '# program', 'ATI']);
});
