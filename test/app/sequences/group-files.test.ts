import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createGroupFiles } from '../../../electron/app/services/sequences/group-files.ts';
import type { GroupContent, GroupWritten } from '../../../shared/contract/sequences.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { SequenceFile } from '../../../shared/sequences/file-schema.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';

const setUp = () => {
  const platform = createTempPlatform();
  const folder = platform.join(platform.dataFolder, 'sequences');
  const changes: number[] = [];
  const groups = createGroupFiles(platform, () => changes.push(changes.length));
  const put = (name: string, text: string): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(platform.join(folder, name), text);
  };
  const files = (): readonly string[] => readdirSync(folder).sort();
  const textOf = (name: string): string => readFileSync(platform.join(folder, name), 'utf8');
  return { groups, changes, put, files, textOf };
};

const group: SequenceFile = {
  sequence: 'check',
  steps: [{ name: 'Attached?', send: 'AT+CGATT?', expect: '+CGATT: 1', timeout: '2s', order: 1 }, { sendHex: '1A' }],
};
const text = JSON.stringify(group);

const saved = (written: Outcome<GroupWritten>): GroupContent => {
  if (!written.ok || written.value.kind !== 'saved') throw new Error(JSON.stringify(written));
  return written.value.group;
};

describe('groups of quick commands', () => {
  it('are files of their own, in YAML, with what the window needs to show them', async () => {
    const { groups, files, textOf, changes } = setUp();
    const made = saved(await groups.create('Huawei MQTTS: test/1', text));
    expect(files()).toEqual(['Huawei MQTTS- test-1.atseq.yaml']);
    expect(textOf('Huawei MQTTS- test-1.atseq.yaml')).toContain('title: "Huawei MQTTS: test/1"');
    expect(textOf('Huawei MQTTS- test-1.atseq.yaml')).toContain('send: AT+CGATT?');
    expect(made.file).toMatchObject({ sequence: 'Huawei-MQTTS:-test-1', title: 'Huawei MQTTS: test/1' });
    expect(made.file.steps).toEqual(group.steps);
    expect(await groups.list()).toMatchObject({
      value: [{ id: 'Huawei MQTTS- test-1', title: 'Huawei MQTTS: test/1', steps: 2, problems: [], failure: null }],
    });
    const read = await groups.read(made.id);
    expect(read.ok && read.value?.content).toEqual(made);
    expect(changes).toHaveLength(1);
  });

  it('get names that every system can have, and never the one of another group', async () => {
    const { groups, files } = setUp();
    for (const name of ['CON', '../../up', 'Check', 'check', '  ..  ', '温度']) await groups.create(name, text);
    expect(files()).toEqual(
      ['-up', 'Check', 'check 2', '_CON', 'group', '温度'].map((id) => `${id.replace(/^-/, '')}.atseq.yaml`).sort(),
    );
  });

  it.each([
    ['of a hundred characters', 'a'.repeat(100)],
    ['of a hundred Chinese characters', '温'.repeat(100)],
    ['that is cut within a character', `a${'😀'.repeat(49)}`],
    ['with half a character', 'x\ud800'],
    ['of a device, and long', `con.${'a'.repeat(96)}`],
  ])('with a name %s are files that can be read, deleted and brought back', async (_name, name) => {
    const { groups } = setUp();
    for (const number of [1, 2, 3]) {
      const { id, revision } = saved(await groups.create(name, text));
      expect(await groups.read(id), `${number}`).toMatchObject({ value: { content: { id } } });
      expect(await groups.remove(id, revision)).toMatchObject({ value: 'deleted' });
      expect(saved(await groups.save(id, null, text)).id).toBe(id);
    }
  });

  it('are replaced only by who has read what is on the disk', async () => {
    const { groups, put, textOf } = setUp();
    const made = saved(await groups.create('check', text));
    const other = JSON.stringify({ ...group, steps: [{ send: 'AT+CSQ' }] });
    const second = saved(await groups.save('check', made.revision, other));
    expect(await groups.save('check', made.revision, text)).toMatchObject({ value: { kind: 'changed' } });
    put('check.atseq.yaml', 'sequence: check\nsteps:\n  - send: AT+GMR # by hand\n');
    expect(await groups.save('check', second.revision, text)).toMatchObject({ value: { kind: 'changed' } });
    expect(await groups.rename('check', second.revision, 'other')).toMatchObject({ value: { kind: 'changed' } });
    expect(await groups.remove('check', second.revision)).toMatchObject({ value: 'changed' });
    expect(await groups.save('check', null, text)).toMatchObject({ value: { kind: 'changed' } });
    expect(textOf('check.atseq.yaml')).toContain('# by hand');
  });

  it('that are damaged are listed with their problem and its place, and stay as they are', async () => {
    const { groups, put, textOf } = setUp();
    const damaged = 'sequence: check\nsteps:\n  - send: AT\n    expect: "("\n';
    put('damaged.atseq.yaml', damaged);
    put('notes.txt', 'no group');
    expect(await groups.list()).toMatchObject({
      value: [{ id: 'damaged', steps: 0, problems: [{ code: 'not-pattern', line: 4, column: 5 }] }],
    });
    expect(await groups.read('damaged')).toEqual({ ok: true, value: null });
    expect(await groups.save('damaged', null, text)).toMatchObject({ value: { kind: 'changed' } });
    expect(await groups.create('damaged', text)).toMatchObject({
      value: { kind: 'saved', group: { id: 'damaged 2' } },
    });
    expect(textOf('damaged.atseq.yaml')).toBe(damaged);
  });

  it('that were written by hand keep their comments', async () => {
    const { groups, put, textOf } = setUp();
    put('hand.atseq.yaml', 'sequence: hand # of line 3\nsteps:\n  - send: AT\n  - send: AT+CSQ # signal\n');
    const read = await groups.read('hand');
    if (!read.ok || !read.value) throw new Error('not read');
    const { revision, file } = read.value.content;
    saved(await groups.save('hand', revision, JSON.stringify({ ...file, steps: [...file.steps].reverse() })));
    expect(textOf('hand.atseq.yaml')).toBe(
      'sequence: hand # of line 3\nsteps:\n  - send: AT+CSQ # signal\n  - send: AT\n',
    );
  });

  it('with a problem are not written, and the problem has its path', async () => {
    const { groups, textOf } = setUp();
    const made = saved(await groups.create('check', text));
    const wrong = JSON.stringify({ ...group, steps: [...group.steps, { send: 'AT', expect: '(' }] });
    expect(await groups.save('check', made.revision, wrong)).toMatchObject({
      value: { kind: 'problems', problems: [{ code: 'not-pattern', path: ['steps', 2, 'expect'] }] },
    });
    expect(await groups.save('check', made.revision, '{')).toMatchObject({ value: { kind: 'problems' } });
    expect(textOf('check.atseq.yaml')).not.toContain('(');
  });

  it('are renamed with their file, and come back after they were deleted', async () => {
    const { groups, files } = setUp();
    const made = saved(await groups.create('check', text));
    await groups.create('taken', text);
    const renamed = saved(await groups.rename('check', made.revision, 'Taken'));
    expect(renamed).toMatchObject({ id: 'Taken 2', file: { sequence: 'Taken' } });
    expect(files()).toEqual(['Taken 2.atseq.yaml', 'taken.atseq.yaml']);
    const cased = saved(await groups.rename('Taken 2', renamed.revision, 'TAKEN 2'));
    expect(files()).toEqual(['Taken 2.atseq.yaml', 'taken.atseq.yaml']);
    expect(await groups.remove('Taken 2', cased.revision)).toMatchObject({ value: 'deleted' });
    expect(files()).toEqual(['taken.atseq.yaml']);
    expect(saved(await groups.save('Taken 2', null, JSON.stringify(cased.file))).revision).toBe(cased.revision);
  });

  it('are never outside of their folder', async () => {
    const { groups } = setUp();
    await groups.create('check', text);
    expect(await groups.read('../sequences/check')).toEqual({ ok: true, value: null });
    expect(await groups.save('../up', null, text)).toMatchObject({ value: { kind: 'changed' } });
    expect(await groups.save('con', null, text)).toMatchObject({ value: { kind: 'changed' } });
  });
});
