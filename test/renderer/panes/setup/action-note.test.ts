import { expect, it } from 'vitest';
import { noteFor } from '../../../../renderer/panes/setup/credentials/action-note.ts';
import { uiWords } from '../../../../shared/words/ui.ts';

it('says what was saved beside the profile that was saved, and beside no other', () => {
  const note = { sentence: 'Saved as Greenhouse B.', profileId: 'pb' };
  const of = (profileId: string | null) => noteFor(note, { profileId, changed: false });
  expect(of('pb')).toBe('Saved as Greenhouse B.');
  expect(of('p12')).toBe('');
  expect(of(null)).toBe('');
});

it('does not call a form saved that was edited since; what was written to a file stays true', () => {
  const note = { sentence: 'Exported.', profileId: 'pb' };
  const after = (ofForm: boolean, changed: boolean) => noteFor({ ...note, ofForm }, { profileId: 'pb', changed });
  expect(after(true, false)).toBe('Exported.');
  expect(after(true, true)).toBe('');
  expect(after(false, true)).toBe('Exported.');
});

it('a copy that is not opened is said to be one, and of what', () => {
  for (const language of ['en', 'zh'] as const) {
    const { duplicated, saved } = uiWords[language].credentials;
    expect(duplicated).not.toBe(saved);
    expect(duplicated).toContain('{original}');
  }
});
