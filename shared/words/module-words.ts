import { words } from './typed-words.ts';
import { module as moduleEn } from './ui/en/module.ts';
import { module as moduleZh } from './ui/zh/module.ts';

/** The words of the page about the module. Apart from those of the window, so that they are loaded with the page only. */
export const moduleWords = words(moduleEn, moduleZh);
