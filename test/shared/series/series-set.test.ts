import { describe, expect, it } from 'vitest';
import { SeriesSet } from '../../../shared/series/series-set.ts';

const place = (atMs: number, port = 0) => ({ port, atMs, sequence: atMs });

describe('the series of a recording', () => {
  it('are distinct by what they measure, by topic, field, direction and port', () => {
    const set = new SeriesSet();
    set.measured('rssi', -73, place(1));
    set.measured('rssi', -75, place(2));
    set.measured('rssi', -60, place(2, 2));
    set.answered('AT+CSQ', 20, place(3));
    set.message('sent', 'up', '{"t":21}', place(4));
    set.message('received', 'up', '{"t":22,"h":40}', place(5));
    expect(set.infos().map(({ key, count, min, max, last }) => [key, count, min, max, last])).toEqual([
      [{ kind: 'measure', port: 0, measure: 'rssi' }, 2, -75, -73, -75],
      [{ kind: 'measure', port: 2, measure: 'rssi' }, 1, -60, -60, -60],
      [{ kind: 'answer', port: 0, command: '' }, 1, 20, 20, 20],
      [{ kind: 'answer', port: 0, command: 'AT+CSQ' }, 1, 20, 20, 20],
      [{ kind: 'field', port: 0, direction: 'sent', topic: 'up', path: 't' }, 1, 21, 21, 21],
      [{ kind: 'field', port: 0, direction: 'received', topic: 'up', path: 't' }, 1, 22, 22, 22],
      [{ kind: 'field', port: 0, direction: 'received', topic: 'up', path: 'h' }, 1, 40, 40, 40],
    ]);
  });

  it('are one for all requests of the platform, whose topics end with their number', () => {
    const set = new SeriesSet();
    for (const request of ['a', 'b']) {
      set.message('received', `$oc/devices/d/sys/commands/request_id=${request}`, '{"paras":{"value":1}}', place(1));
    }
    expect(set.infos().map(({ count }) => count)).toEqual([2]);
  });

  it('are bounded in number: what was found first stays', () => {
    const set = new SeriesSet();
    for (let at = 0; at < 500; at += 1) {
      set.message('received', `topic${at}`, '{"t":1}', place(at));
      set.answered(`AT+X${at}`, at, place(at));
    }
    expect(set.infos()).toHaveLength(48 + 24);
    set.message('received', 'topic3', '{"t":1000}', place(501));
    expect(set.infos().filter(({ last }) => last === 1_000)).toHaveLength(1);
    set.message('received', 'x'.repeat(257), '{"t":1}', place(1));
    expect(set.infos()).toHaveLength(48 + 24);
  });

  it('have points in a window by their id; one that does not exist has none', () => {
    const set = new SeriesSet();
    for (let at = 0; at < 10; at += 1) set.measured('voltage', 3_800 + at, place(10 * at));
    const id = set.infos()[0]?.id ?? '';
    expect(set.window(id, 20, 30, 100)?.points.map(({ value }) => value)).toEqual([3_801, 3_802, 3_803, 3_804]);
    expect(set.window('[]', 0, 1, 1)).toBeNull();
  });

  it('are the same when they were kept; what is not a series is left out', () => {
    const set = new SeriesSet();
    set.measured('rsrp', -81, place(1));
    set.answered('AT', 4, place(2));
    set.message('sent', 't', '{"a":1}', place(3));
    const kept = JSON.parse(JSON.stringify(set.keep()));
    const facts = { count: 1, min: 1, max: 1, last: 1, points: [1, 1, 1] };
    const damaged = ['[]', 'x', '["measure",0,"other"]', '["field",0,"up","t","p"]', '["answer","0","AT"]'];
    const again = new SeriesSet();
    again.resumeFrom([...kept, ...damaged.map((id) => ({ id, ...facts }))]);
    expect(again.infos()).toEqual(set.infos());
    expect(again.keep()).toEqual(set.keep());
  });
});
