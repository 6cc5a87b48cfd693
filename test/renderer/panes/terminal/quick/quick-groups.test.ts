import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved } from '../../../../../renderer/panes/terminal/quick/quick-groups.ts';
import { createQuickBench } from './quick-bench.ts';

const three = { check: [{ send: 'A' }, { send: 'B' }, { send: 'C' }] };

const opened = async () => {
  const bench = createQuickBench(three);
  await bench.groups.refresh();
  await bench.groups.read('check');
  return bench;
};

describe('the groups of the panel', () => {
  it('save every change at once, and take the last ones back', async () => {
    const { groups, sent, kept, idOf } = await opened();
    await groups.move('check', idOf('check', 'C'), 0);
    await groups.add('check', [{ send: 'D' }], idOf('check', 'A'));
    await groups.removeItem('check', idOf('check', 'B'));
    expect(sent('check')).toEqual(['C', 'A', 'D']);
    expect(kept('check')).toEqual(['C', 'A', 'D']);
    for (let times = 0; times < 3; times += 1) await groups.undo();
    expect(kept('check')).toEqual(['A', 'B', 'C']);
    await groups.undo();
    expect(kept('check')).toEqual(['A', 'B', 'C']);
  });

  it('give an item to another group, take it back and give it again; the last item stays', async () => {
    const bench = createQuickBench({ ...three, other: [{ send: 'X', order: 4 }] });
    bench.put('check', { sequence: 'check', lineEnding: 'lf', steps: three.check });
    await bench.groups.read('check');
    expect(await bench.groups.moveTo('check', bench.idOf('check', 'B'), 'other')).toBe(true);
    const all = () => [bench.kept('check'), bench.kept('other')];
    expect(all()).toEqual([
      ['A', 'C'],
      ['X', 'B'],
    ]);
    expect(bench.files.get('other')?.file.steps[1]).toEqual({ send: 'B', lineEnding: 'lf', order: 4 });
    await bench.groups.rename('other', 'next');
    await bench.groups.undo();
    await bench.groups.undo();
    expect([bench.kept('check'), bench.kept('other')]).toEqual([['A', 'B', 'C'], ['X']]);
    await bench.groups.redo();
    expect(all()).toEqual([
      ['A', 'C'],
      ['X', 'B'],
    ]);
    await bench.groups.moveTo('check', bench.idOf('check', 'A'), 'other');
    expect(await bench.groups.moveTo('check', bench.idOf('check', 'C'), 'other')).toBe(false);
    expect(all()).toEqual([['C'], ['X', 'B', 'A']]);
  });

  it('give an item to a place in another group, which keeps its order', async () => {
    const bench = createQuickBench({
      ...three,
      other: [
        { send: 'X', order: 1 },
        { send: 'Y', order: 2 },
      ],
    });
    await bench.groups.read('check');
    await bench.groups.moveTo('check', bench.idOf('check', 'B'), 'other', 0);
    expect(bench.kept('other')).toEqual(['B', 'X', 'Y']);
    expect(bench.files.get('other')?.file.steps.map(({ order }) => order)).toEqual([1, 2, 2]);
    await bench.groups.undo();
    expect([bench.kept('check'), bench.kept('other')]).toEqual([
      ['A', 'B', 'C'],
      ['X', 'Y'],
    ]);
  });

  it('go on after a failed item, or stop, all at once, and keep what an item goes to', async () => {
    const bench = createQuickBench({
      check: [
        { name: 'A', send: 'A' },
        { send: 'B', onFail: { goto: 'A' } },
        { send: 'C', expect: 'x' },
      ],
    });
    await bench.groups.read('check');
    await bench.type('check', 'C', { expect: '(' });
    await bench.groups.setOnFail('check', 'continue');
    const onFails = () => bench.files.get('check')?.file.steps.map(({ onFail }) => onFail);
    expect(onFails()).toEqual(['continue', { goto: 'A' }, 'continue']);
    expect(bench.group('check').items[2]?.typed?.fields).toMatchObject({ expect: '(', onFail: 'continue' });
    await bench.groups.undo();
    expect(onFails()).toEqual([undefined, { goto: 'A' }, undefined]);
    await bench.type('check', 'A', { onFail: 'continue' });
    await bench.groups.setOnFail('check', 'stop');
    expect(onFails()).toEqual([undefined, { goto: 'A' }, undefined]);
  });

  it('make again what was taken back once too often, until something else is changed', async () => {
    const { groups, files, kept, idOf } = await opened();
    await groups.create('new', { sequence: 'x', steps: [{ send: 'N' }] });
    await groups.add('new', [{ send: 'M' }], null);
    await groups.rename('new', 'next');
    await groups.move('check', idOf('check', 'C'), 0);
    await groups.remove('check');
    const all = ['check', 'next'];
    for (let times = 0; times < 5; times += 1) await groups.undo();
    expect([...files.keys()]).toEqual(['check']);
    expect(kept('check')).toEqual(['A', 'B', 'C']);
    for (let times = 0; times < 4; times += 1) await groups.redo();
    expect([...files.keys()].sort()).toEqual(all);
    expect(kept('next')).toEqual(['N', 'M']);
    expect(kept('check')).toEqual(['C', 'A', 'B']);
    await groups.redo();
    expect([...files.keys()]).toEqual(['next']);
    for (let times = 0; times < 2; times += 1) await groups.undo();
    expect(kept('check')).toEqual(['A', 'B', 'C']);
    await groups.removeItem('check', idOf('check', 'A'));
    await groups.redo();
    expect(kept('check')).toEqual(['B', 'C']);
  });

  it('change in the order in which they were asked, each on what the one before has saved', async () => {
    const { groups, kept, idOf } = await opened();
    const id = idOf('check', 'A');
    await Promise.all([
      groups.move('check', id, 1),
      groups.move('check', id, 2),
      groups.add('check', [{ send: 'D' }], id),
    ]);
    expect(kept('check')).toEqual(['B', 'C', 'A', 'D']);
  });

  it('are added all together, or not at all', async () => {
    const bench = await opened();
    const whole = (name: string) => ({ name, file: { sequence: name, steps: [{ send: name }] } });
    const refused = await bench.groups.createAll([
      whole('one'),
      { ...whole('two'), file: { sequence: 'two', steps: [] } },
    ]);
    expect(refused).toEqual({ refused: 'two' });
    expect([...bench.files.keys()]).toEqual(['check']);
    expect(await bench.groups.createAll([whole('one'), whole('two')])).toEqual({ ids: ['one', 'two'] });
    expect([...bench.files.keys()]).toEqual(['check', 'one', 'two']);
    await bench.groups.undo();
    await bench.groups.undo();
    expect([...bench.files.keys()]).toEqual(['check']);
  });

  it('are settled when what was asked before is in the files', async () => {
    const { groups, kept, idOf } = await opened();
    void groups.move('check', idOf('check', 'C'), 0);
    await groups.settled();
    expect(kept('check')).toEqual(['C', 'A', 'B']);
  });

  it('keep the ID of an item through every change', async () => {
    const { groups, idOf, type } = await opened();
    const id = idOf('check', 'B');
    await groups.move('check', id, 0);
    await type('check', 'B', { name: 'Second' });
    await groups.add('check', [{ send: 'D' }], null);
    expect(idOf('check', 'B')).toBe(id);
  });

  it('keep what was typed wrongly with its error, without holding up other changes', async () => {
    const { groups, group, kept, idOf, type } = await opened();
    expect(await type('check', 'B', { expect: '(', timeout: '5' })).toBe(false);
    const item = () => group('check').items.find(({ step }) => step.send === 'B');
    expect(item()?.typed).toMatchObject({
      fields: { expect: '(', timeout: '5' },
      problems: [{ field: 'expect', problem: { code: 'not-pattern', detail: '(' } }],
    });
    await groups.move('check', idOf('check', 'C'), 0);
    expect(kept('check')).toEqual(['C', 'A', 'B']);
    expect(item()?.typed?.fields.expect).toBe('(');
    expect(await type('check', 'B', { expect: 'OK' })).toBe(true);
    expect(item()).toMatchObject({ step: { send: 'B', expect: 'OK', timeout: '5ms' }, typed: null });
    await type('check', 'B', { order: 'first' });
    expect(item()?.typed?.problems).toMatchObject([{ field: 'order' }]);
    groups.dropTyped('check', item()?.id ?? 0);
    expect(item()?.typed).toBeNull();
  });

  it('write nothing over a file that was changed on the disk, and lose nothing of either', async () => {
    const { groups, group, put, sent, kept, idOf } = await opened();
    put('check', { sequence: 'check', steps: [{ send: 'X' }] });
    await groups.move('check', idOf('check', 'C'), 0);
    expect(group('check').trouble).toEqual({ kind: 'changed' });
    expect(sent('check')).toEqual(['C', 'A', 'B']);
    expect(kept('check')).toEqual(['X']);
    // A fresh look at the files does not take it away.
    await groups.refresh();
    expect(sent('check')).toEqual(['C', 'A', 'B']);
    expect(await groups.saveAsNew('check', 'mine')).toBe('mine');
    expect(kept('mine')).toEqual(['C', 'A', 'B']);
    expect(sent('check')).toEqual(['X']);
    expect(group('check').trouble).toBeNull();
  });

  it('show a file that was changed on the disk while nothing is unsaved', async () => {
    const { groups, put, sent, type, group } = await opened();
    put('check', { sequence: 'check', steps: [{ send: 'X' }, { send: 'Y' }] });
    await groups.refresh();
    expect(sent('check')).toEqual(['X', 'Y']);
    await type('check', 'X', { expect: '(' });
    put('check', { sequence: 'check', steps: [{ send: 'Z' }] });
    await groups.refresh();
    expect(group('check')).toMatchObject({
      trouble: { kind: 'changed' },
      items: [{ typed: { fields: { expect: '(' } } }, {}],
    });
    await groups.reload('check');
    expect(sent('check')).toEqual(['Z']);
  });

  it('keep a change that the disk refuses, and say why', async () => {
    const { groups, group, state, sent, kept, idOf } = await opened();
    state.isDiskFull = true;
    await groups.removeItem('check', idOf('check', 'A'));
    expect(group('check').trouble).toMatchObject({ kind: 'failed', failure: { code: 'file/disk-full' } });
    expect([sent('check'), kept('check')]).toEqual([
      ['B', 'C'],
      ['A', 'B', 'C'],
    ]);
    state.isDiskFull = false;
    await groups.add('check', [{ send: 'D' }], null);
    expect(kept('check')).toEqual(['B', 'C', 'D']);
  });

  it('take back a change that makes the group invalid as a whole', async () => {
    const { groups, group, sent } = await opened();
    await groups.add('check', [{ send: 'D', onFail: { goto: 'nowhere' } }], null);
    expect(group('check').trouble).toMatchObject({ kind: 'problems', problems: [{ code: 'unknown-step' }] });
    expect(sent('check')).toEqual(['A', 'B', 'C']);
  });

  it('take a change that was asked for before they were renamed', async () => {
    const { groups, kept, idOf } = await opened();
    const id = idOf('check', 'C');
    await Promise.all([
      groups.rename('check', 'test'),
      groups.move('check', id, 0),
      groups.add('check', [{ send: 'D' }], null),
    ]);
    expect(kept('test')).toEqual(['C', 'A', 'B', 'D']);
    await groups.read('check');
    expect(groups.state.getState().groups.test?.trouble).toBeNull();
    await groups.undo();
    expect(kept('test')).toEqual(['C', 'A', 'B']);
  });

  it('are renamed before what is asked for next, also if they were not read yet', async () => {
    const { groups } = createQuickBench(three);
    const order: string[] = [];
    const renamed = groups.rename('check', 'daily').then((id) => order.push(`renamed ${id}`));
    const added = groups
      .add('check', [{ send: 'D' }], null)
      .then(([id]) => order.push(id === undefined ? '' : 'added'));
    await Promise.all([renamed, added]);
    expect(order).toEqual(['renamed daily', 'added']);
  });

  it('are made, renamed and deleted, and come back', async () => {
    const { groups, files, kept, idOf } = await opened();
    expect(await groups.create('new', { sequence: 'x', steps: [{ send: 'N' }] })).toBe('new');
    await groups.undo();
    expect([...files.keys()]).toEqual(['check']);
    await groups.move('check', idOf('check', 'C'), 0);
    expect(await groups.rename('check', 'test')).toBe('test');
    await groups.remove('test');
    expect([...files.keys()]).toEqual([]);
    await groups.undo();
    expect(kept('test')).toEqual(['C', 'A', 'B']);
    await groups.undo();
    expect([...files.keys()]).toEqual(['check']);
    await groups.undo();
    expect(kept('check')).toEqual(['A', 'B', 'C']);
  });
});

describe('moving an item', () => {
  it('keeps all items, and puts this one at its place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(50), { minLength: 1 }),
        fc.nat(),
        fc.integer({ min: -3, max: 60 }),
        (ids, seed, to) => {
          const items = ids.map((id) => ({ id }));
          const id = ids[seed % ids.length] ?? 0;
          const after = moved(items, id, to);
          expect(after.map((item) => item.id).sort()).toEqual([...ids].sort());
          expect(after.findIndex((item) => item.id === id)).toBe(Math.max(0, Math.min(ids.length - 1, to)));
          expect(after.filter((item) => item.id !== id)).toEqual(items.filter((item) => item.id !== id));
        },
      ),
    );
  });
});
