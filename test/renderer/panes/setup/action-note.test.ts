import { expect, it } from 'vitest';
import { noteFor } from '../../../../renderer/panes/setup/credentials/action-note.ts';
import { uiWords } from '../../../../shared/words/ui.ts';

it('is shown for the profile that was saved, and for no other', () => {
  const note = { sentence: 'Saved as Greenhouse B.', profileId: 'pb' };
  const of = (profileId: string | null) => noteFor(note, { profileId, changed: false });
  expect(of('pb')).toBe('Saved as Greenhouse B.');
  expect(of('p12')).toBe('');
  expect(of(null)).toBe('');
});

it('disappears when the form is edited, unless it is about an exported file', () => {
  const note = { sentence: 'Exported.', profileId: 'pb' };
  const after = (ofForm: boolean, changed: boolean) => noteFor({ ...note, ofForm }, { profileId: 'pb', changed });
  expect(after(true, false)).toBe('Exported.');
  expect(after(true, true)).toBe('');
  expect(after(false, true)).toBe('Exported.');
});

it('a copy that is not opened names its original', () => {
  for (const language of ['en', 'zh'] as const) {
    const { duplicated, saved } = uiWords[language].credentials;
    expect(duplicated).not.toBe(saved);
    expect(duplicated).toContain('{original}');
  }
});
