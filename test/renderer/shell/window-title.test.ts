import { describe, expect, it } from 'vitest';
import { faults } from '../../../electron/simulator/faults.ts';
import { faultGroups } from '../../../renderer/shell/fault-groups.ts';
import { recordingNote } from '../../../renderer/shell/recording-note.ts';
import { type TitleFacts, windowTitle } from '../../../renderer/shell/window-title.ts';
import { ageText } from '../../../shared/words/age-text.ts';

const open: TitleFacts = { address: 'COM7', state: 'open', online: 'offline', run: null };

describe('the title of the window', () => {
  it('is the product alone while no port is open', () => {
    expect(windowTitle({ ...open, address: null, state: null })).toBeNull();
    expect(windowTitle({ ...open, state: 'closed', online: 'online' })).toBeNull();
  });

  it.each([
    [open, 'connected'],
    [{ ...open, online: 'online' }, 'online'],
    [{ ...open, online: 'recovering' }, 'recovering'],
    [{ ...open, run: 'running', online: 'online' }, 'running'],
    [{ ...open, run: 'stopping' }, 'running'],
    [{ ...open, run: 'failed' }, 'failed'],
    [{ ...open, run: 'failed', online: 'online' }, 'online'],
    [{ ...open, state: 'lost', online: 'online' }, 'lost'],
  ] as const)('%o says %s', (facts, state) => expect(windowTitle(facts)).toEqual({ port: 'COM7', state }));

  it('contains the address of a virtual module, not its name', () => {
    expect(windowTitle({ ...open, address: 'sim:' })?.port).toBe('sim:');
  });
});

describe('the recording in the status bar', () => {
  const recording = { name: '20261123T060000Z.jsonl', startedAtMs: 0, failed: false, hasGap: false };

  it.each([
    [null, { key: 'shell.status.notRecording', name: null }],
    [recording, { key: 'shell.status.recording', name: recording.name }],
    [
      { ...recording, hasGap: true },
      { key: 'shell.status.recordingGap', name: recording.name },
    ],
    [
      { ...recording, failed: true },
      { key: 'shell.recording.failed', name: null },
    ],
  ] as const)('%o', (state, note) => expect(recordingNote(state)).toEqual(note));
});

describe('the groups of faults', () => {
  const all = Object.entries(faults).map(([name, words]) => ({ name, on: false, words }));

  it('contain every fault of the virtual module exactly once', () => {
    const grouped = faultGroups(all, '', 'en').flatMap((group) => group.faults);
    expect(grouped.length).toBe(all.length);
    expect(faultGroups(all, '', 'en').map(({ id }) => id)).toEqual(['placed', 'module', 'connection', 'files']);
  });

  it('are searched by text in the current language and by name', () => {
    const names = (typed: string, language: 'en' | 'zh'): readonly string[] =>
      faultGroups(all, typed, language).flatMap((group) => group.faults.map(({ name }) => name));
    expect(names('no-suback', 'zh')).toEqual(['no-suback']);
    expect(names('未插入', 'zh')).toEqual(['no-sim']);
    expect(names('未插入', 'en')).toEqual([]);
  });
});

describe('ages', () => {
  it.each([
    [-5, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [7_199_999, '119 min'],
    [7_200_000, '2 h'],
    [172_800_000, '2 d'],
  ])('%i ms are %s', (ms, text) => expect(ageText(ms, 'en')).toBe(text));

  it('are written out in Chinese', () => {
    expect([59_000, 60_000, 7_200_000, 172_800_000].map((ms) => ageText(ms, 'zh'))).toEqual([
      '59 秒',
      '1 分钟',
      '2 小时',
      '2 天',
    ]);
  });
});
