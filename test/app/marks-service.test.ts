import { describe, expect, it } from 'vitest';
import { createMarksService } from '../../electron/app/services/marks-service.ts';
import { createNotesFiles } from '../../electron/app/services/recordings/notes-file.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { sampleSession, sampleView } from '../support/sample-view.ts';

const unexpected = (error: unknown): void => {
  throw error;
};

/** A session whose pieces from 100 on are in a second recording. Before 5 nothing was recorded. */
const setUp = (written: Outcome<void> = ok(undefined)) => {
  const viewStore = createViewStore(sampleView({ sessions: { s1: sampleSession() } }), unexpected);
  const files = new Map<string, unknown>();
  const { handlers } = createMarksService({
    viewStore,
    notes: createNotesFiles({
      readFile: async () => fail('file/missing', {}),
      writeFile: async (path, content) => {
        if (written.ok) files.set(path, JSON.parse(new TextDecoder().decode(content)));
        return written;
      },
    }),
    maskText: (text) => text.replaceAll('registered', '**********'),
    recordingAt: (_, sequence) => (sequence < 5 ? null : sequence < 100 ? 'r/one.jsonl' : 'r/two.jsonl'),
  });
  const mark = (sequence: number, note: string | null) => handlers['marks.set']({ sessionId: 's1', sequence, note });
  const marks = () => viewStore.view().sessions.s1?.marks;
  return { handlers, mark, marks, files };
};

describe('marked lines', () => {
  it('are in the view in their order, and in a file beside the recording that has the line', async () => {
    const { mark, marks, files } = setUp();
    await mark(120, 'second');
    await mark(7, '');
    await mark(1, 'not recorded');
    await mark(7, 'changed');
    expect(marks()).toEqual([
      { sequence: 1, note: 'not recorded' },
      { sequence: 7, note: 'changed' },
      { sequence: 120, note: 'second' },
    ]);
    expect([...files]).toEqual([
      ['r/two.notes.json', { version: 1, marks: [{ sequence: 120, note: 'second' }] }],
      ['r/one.notes.json', { version: 1, marks: [{ sequence: 7, note: 'changed' }] }],
    ]);
    await mark(120, null);
    expect(marks()).toHaveLength(2);
    expect(files.get('r/two.notes.json')).toEqual({ version: 1, marks: [] });
  });

  it('have no registered secret in their notes', async () => {
    const { mark, marks, files } = setUp();
    await mark(7, 'the login is registered');
    expect(marks()).toEqual([{ sequence: 7, note: 'the login is **********' }]);
    expect(JSON.stringify([...files])).not.toContain('registered');
  });

  it('are a thousand at most, and none of them is dropped for another', async () => {
    const { mark, marks } = setUp();
    for (let sequence = 0; sequence < 1_000; sequence += 1) await mark(sequence, '');
    expect(await mark(5_000, '')).toMatchObject({
      error: { code: 'usage/invalid', facts: { problem: 'too-many-marks' } },
    });
    expect(await mark(3, 'a note')).toMatchObject({ ok: true });
    expect(marks()).toHaveLength(1_000);
  });

  it('stay in the view when the disk refuses them, which is said', async () => {
    const { mark, marks } = setUp(fail('file/unwritable', { cause: 'ENOSPC' }));
    expect(await mark(7, 'kept')).toMatchObject({ error: { code: 'file/unwritable' } });
    expect(marks()).toEqual([{ sequence: 7, note: 'kept' }]);
  });

  it('of a session that is gone are refused', async () => {
    const { handlers } = setUp();
    expect(await handlers['marks.set']({ sessionId: 'none', sequence: 1, note: '' })).toMatchObject({
      error: { facts: { problem: 'closed' } },
    });
  });
});
