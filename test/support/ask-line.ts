import type { ByteLink } from '../../electron/base/byte-link.ts';

/** Sends one line and returns the answer of the module as text, with echo and result. Closes the link. */
export const askLine = async (link: ByteLink, line: string): Promise<string> => {
  const answer = new Promise<string>((resolve) => {
    let text = '';
    link.onBytes((bytes) => {
      text += Buffer.from(bytes).toString('latin1');
      if (/\r\n(?:OK|\+?C?M?E? ?ERROR.*)\r\n$/.test(text)) resolve(text);
    });
  });
  await link.write(new TextEncoder().encode(`${line}\r`));
  const text = await answer;
  await link.close();
  return text;
};
