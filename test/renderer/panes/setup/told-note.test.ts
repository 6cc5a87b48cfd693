import { expect, it } from 'vitest';
import { noteFor } from '../../../../renderer/panes/setup/credentials/told-note.ts';
import { uiWords } from '../../../../shared/words/ui.ts';

it('says what was saved beside the profile that was saved, and beside no other', () => {
  const note = { sentence: 'Saved as Greenhouse B.', profileId: 'pb' };
  expect(noteFor(note, 'pb')).toBe('Saved as Greenhouse B.');
  expect(noteFor(note, 'p12')).toBe('');
  expect(noteFor(note, null)).toBe('');
});

it('a copy that is not opened is said to be one, and of what', () => {
  for (const language of ['en', 'zh'] as const) {
    const { duplicated, saved } = uiWords[language].credentials;
    expect(duplicated).not.toBe(saved);
    expect(duplicated).toContain('{original}');
  }
});
