import type { ByteLink } from '../../electron/base/byte-link.ts';

/** The answer of a module to one line, as text, echo and result included. Closes the link. */
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
