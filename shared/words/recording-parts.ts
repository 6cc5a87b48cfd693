import { type SameKeys, words } from './typed-words.ts';

/** The words of recordings in several files. Apart from those of the window, so that they are loaded with the page of the recordings only. */
const en = {
  part: 'file {number} of {of}',
};

const zh: SameKeys<typeof en> = {
  part: '第 {number} 个文件，共 {of} 个',
};

export const recordingPartWords = words(en, zh);
