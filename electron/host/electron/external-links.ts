import type { Dialog, Shell } from 'electron';
import type { DesktopWords } from '../../../shared/words/desktop.ts';
import { fill } from '../../../shared/words/typed-words.ts';

/** Sites with the documents of module and cloud vendors. */
const linkHosts: ReadonlySet<string> = new Set([
  'docs.openluat.com',
  'doc.openluat.com',
  'support.huaweicloud.com',
  'console.huaweicloud.com',
]);

const longestLink = 2_048;

/**
 * Returns the address if it may be opened in the system browser, otherwise `null`. The text must be plain ASCII, and its parsed parts are
 * checked.
 */
export const judgeLink = (text: string): URL | null => {
  if (text.length > longestLink || !/^https:\/\/[\x21-\x5b\x5d-\x7e]+$/.test(text) || !URL.canParse(text)) return null;
  const link = new URL(text);
  const isPlain = link.protocol === 'https:' && link.username === '' && link.password === '' && link.port === '';
  return isPlain && linkHosts.has(link.hostname) ? link : null;
};

/**
 * The only function that opens a link outside the application: the host must be in the list and the user must confirm it. One dialog at a time.
 */
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
