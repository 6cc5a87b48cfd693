import { type SameKeys, words } from './typed-words.ts';

/** Buttons of the panel of quick commands for what comes and goes as a file. Loaded with it. */
const en = {
  import: 'Import',
  importHint: 'Import a list of SSCOM or another program, or a file of this one',
  library: 'Add from the library',
  saveFile: 'Save as a file (.atseq.yaml)',
  saveForSscom: 'Save for SSCOM (.ini)',
} as const;

const zh: SameKeys<typeof en> = {
  import: '导入',
  importHint: '导入 SSCOM 等程序的列表，或本程序的文件',
  library: '从命令库添加',
  saveFile: '保存为文件（.atseq.yaml）',
  saveForSscom: '为 SSCOM 保存（.ini）',
};

export const transferWords = words(en, zh);
