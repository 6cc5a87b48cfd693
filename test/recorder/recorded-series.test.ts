import { describe, expect, it } from 'vitest';
import { RecordedSeries } from '../../electron/recorder/recorded-series.ts';
import type { TrafficOwner, TrafficPiece } from '../../shared/traffic.ts';

type Told = readonly [owner: TrafficOwner, text: string | Uint8Array, rest?: Partial<TrafficPiece>];

const sentOwners: ReadonlySet<TrafficOwner> = new Set(['command', 'payload', 'raw']);

/** Pieces 1 s apart. */
const seriesOf = (told: readonly Told[]): RecordedSeries => {
  const series = new RecordedSeries();
  for (const [index, [owner, text, rest]] of told.entries()) {
    series.take({
      ...{ sequence: index, atMs: 1_000 * index, direction: sentOwners.has(owner) ? 'sent' : 'received', owner },
      ...{ commandId: 0, name: '', bytes: Buffer.from(text as string), isRecorded: true },
      ...rest,
    });
  }
  return series;
};

/** The name of each series with its values, and the lines that they are from. */
const valuesOf = ({ set }: RecordedSeries): readonly (readonly [name: string, ...values: readonly string[]])[] =>
  set.infos().map(({ id, key }) => {
    const name =
      key.kind === 'measure'
        ? key.measure
        : key.kind === 'answer'
          ? key.command
          : `${key.direction} ${key.topic} ${key.path}`;
    const points = set.window(id, 0, 10 ** 12, 100)?.points ?? [];
    return [name, ...points.map(({ value, sequence }) => `${value}@${sequence}`)];
  });

describe('the series in the pieces of a recording', () => {
  it('are the measured values of answers and unsolicited lines, not of echoes and files', () => {
    const series = seriesOf([
      ['command', 'AT+CSQ\r', { commandId: 1 }],
      ['echo', '+CSQ: 1,0\r\n', { commandId: 1 }],
      ['answer', '+CSQ: 20,0\r\n', { commandId: 1 }],
      ['final', 'OK\r\n', { commandId: 1 }],
      ['data', '+CSQ: 2,0\r\n'],
      ['urc', '+CSQ: 21,0\r\n'],
      ['late', '+CBC: 3800\r\n'],
      ['urc', `+CSQ: 3,0${' '.repeat(200)}\r\n`],
    ]);
    expect(valuesOf(series)).toEqual([
      ['rssi', '-73@2', '-71@5'],
      ['voltage', '3800@6'],
    ]);
  });

  it('are the numbers of received messages, as text, in hex, and in two parts', () => {
    const payload = '{"t":21}';
    const hex = Buffer.from(payload).toString('hex');
    const series = seriesOf([
      ['message', `+MSUB: "a/b",8 byte,${payload}\r\n`],
      ['message', `+MSUB: "a/b",8,"${hex}"\r\n`],
      ['unfinished', '+MSUB: "a/b",8 byte,{"t'],
      ['message', '":22}'],
      ['message', '\r\n+MSUB: "a/b",8 byte,{"t":23}'],
      ['message', '+MSUB: "a/b",8 byte,{"t":**}'],
    ]);
    expect(valuesOf(series)).toEqual([['received a/b t', '21@0', '21@1', '22@2', '23@4']]);
  });

  it('are the numbers of published messages, in the command and after its prompt', () => {
    const series = seriesOf([
      ['command', 'AT+MPUB="up",0,0,"{\\22t\\22:21}"\r\n', { commandId: 1 }],
      ['command', 'AT+MPUBEX="up",1,0,8\r', { commandId: 2 }],
      ['payload', 'other', { commandId: 7 }],
      ['payload', '{"t"', { commandId: 2 }],
      ['payload', ':22}', { commandId: 2 }],
      ['command', 'at+mpub=up,0,0,"{\\22t\\22:23}"\r', { commandId: 3 }],
      ['command', 'AT+MPUB?\r', { commandId: 4 }],
      ['command', 'AT+MPING="{1}"\r', { commandId: 5 }],
    ]);
    expect(valuesOf(series)).toEqual([['sent up t', '21@0', '22@1', '23@5']]);
  });

  it('have a line that came in parts once, with the number of its first part', () => {
    const series = seriesOf([
      ['unfinished', '+CSQ: 2'],
      ['urc', '0,0\r\n'],
      ['unfinished', '+CSQ: 21,0'],
      ['blank', '\r\n'],
      ['unfinished', '+CSQ: 22'],
      ['divider', '', { name: 'closed' }],
      ['urc', '0,0\r\n'],
    ]);
    expect(valuesOf(series)).toEqual([['rssi', '-73@0', '-71@2']]);
  });
});

describe('the gaps of a recording', () => {
  it('are the times in which the port was not open', () => {
    const { gaps } = seriesOf([
      ['urc', 'a'],
      ['divider', '', { name: 'lost' }],
      ['divider', '', { name: 'closed' }],
      ['divider', '', { name: 'rule' }],
      ['divider', '', { name: 'opened' }],
      ['urc', 'b'],
      ['divider', '', { name: 'opened' }],
      ['urc', 'c'],
    ]);
    expect(gaps.all()).toEqual([
      { fromMs: 1_000, toMs: 4_000, kind: 'closed' },
      { fromMs: 5_000, toMs: 6_000, kind: 'closed' },
    ]);
  });

  it('are the times of entries that are missing', () => {
    const { gaps } = seriesOf([
      ['urc', 'a'],
      ['urc', 'b', { sequence: 9 }],
    ]);
    expect(gaps.all()).toEqual([{ fromMs: 0, toMs: 1_000, kind: 'missing' }]);
  });

  it('continue after they were kept', () => {
    const before = seriesOf([
      ['urc', '+CSQ: 20,0'],
      ['divider', '', { name: 'lost' }],
    ]);
    const after = new RecordedSeries();
    after.resumeFrom(JSON.parse(JSON.stringify(before.keep())));
    after.take({
      ...{ sequence: 2, atMs: 5_000, direction: 'received', owner: 'urc', commandId: 0, name: '' },
      ...{ bytes: Buffer.from('+CSQ: 21,0'), isRecorded: true },
    });
    expect(valuesOf(after)).toEqual([['rssi', '-73@0', '-71@2']]);
    expect(after.gaps.all()).toEqual([{ fromMs: 1_000, toMs: 5_000, kind: 'closed' }]);
  });
});
