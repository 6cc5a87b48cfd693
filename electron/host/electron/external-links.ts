import type { Dialog, Shell } from 'electron';
import type { DesktopWords } from '../../../shared/words/desktop.ts';
import { fill } from '../../../shared/words/typed-words.ts';

/** Documents of the makers of modules and clouds. */
const linkHosts: ReadonlySet<string> = new Set([
  'docs.openluat.com',
  'doc.openluat.com',
  'support.huaweicloud.com',
  'console.huaweicloud.com',
]);

const longestLink = 2_048;

/** The address if it may be handed to the browser of the system at all; judged by its parts, after the text was found plain. */
export const judgeLink = (text: string): URL | null => {
  if (text.length > longestLink || !/^https:\/\/[\x21-\x5b\x5d-\x7e]+$/.test(text) || !URL.canParse(text)) return null;
  const link = new URL(text);
  const isPlain = link.protocol === 'https:' && link.username === '' && link.password === '' && link.port === '';
  return isPlain && linkHosts.has(link.hostname) ? link : null;
};

/** The only way out of the application: a link of the list, after the person saw its host and agreed. One question at a time. */
export const createLinkOpener = (parts: {
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly words: () => DesktopWords;
}): ((address: string) => Promise<boolean>) => {
  const { shell, dialog } = parts;
  let isAsking = false;
  return async (address) => {
    const link = judgeLink(address);
    if (link === null || isAsking) return false;
    isAsking = true;
    try {
      const words = parts.words();
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: fill(words.openLink, { host: link.hostname }),
        detail: link.href,
        buttons: [words.open, words.cancel],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      if (response !== 0) return false;
      await shell.openExternal(link.href);
      return true;
    } finally {
      isAsking = false;
    }
  };
};
