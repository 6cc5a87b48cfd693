import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileChain } from '../../electron/recorder/file-chain.ts';
import { createRecordingReader, type ReadFilePart } from '../../electron/recorder/recording-reader.ts';
import { fail, ok } from '../../shared/outcome.ts';

const filesOf = (...contents: readonly string[]) => {
  const files = new Map(contents.map((content, index) => [`${index}`, content]));
  const readFile: ReadFilePart = async (path, offset, limitBytes) => {
    const content = files.get(path);
    return content === undefined
      ? fail('file/missing', { path })
      : ok(Buffer.from(content).subarray(offset, offset + limitBytes));
  };
  return { files, readFile, paths: [...files.keys()] };
};

/** Reads to the end, as the index does. */
const readAll = async (chain: ReturnType<typeof createFileChain>, limitBytes: number, from = 0): Promise<string> => {
  let text = '';
  for (;;) {
    const part = await chain.read(from + text.length, limitBytes);
    if (!part.ok) return part.error.code;
    if (part.value.length === 0) return text;
    text += Buffer.from(part.value).toString();
  }
};

describe('the files of a recording', () => {
  it('are read as one, in parts of any size', async () => {
    const content = fc.stringMatching(/^[a-z]{0,20}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(content, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 30 }),
        async (contents, limit) => {
          const { readFile, paths } = filesOf(...contents);
          const chain = createFileChain(readFile);
          chain.extend(paths);
          const all = contents.join('');
          expect(await readAll(chain, limit)).toBe(all);
          const middle = Math.floor(all.length / 2);
          expect(await readAll(chain, limit, middle)).toBe(all.slice(middle));
        },
      ),
    );
  });

  it('are read further when the last one grows and when another one follows', async () => {
    const { files, readFile } = filesOf('ab');
    const chain = createFileChain(readFile);
    chain.extend(['0']);
    expect(await readAll(chain, 9)).toBe('ab');
    files.set('0', 'abc');
    files.set('1', 'd');
    chain.extend(['0', '1']);
    chain.extend(['0']);
    expect(await readAll(chain, 9, 2)).toBe('cd');
    files.set('1', 'def');
    expect(await readAll(chain, 9)).toBe('abcdef');
  });

  it('keep their places when one is deleted that was read before', async () => {
    const { files, readFile, paths } = filesOf('aaaa\n', 'bbb\n', 'cc\n');
    const chain = createFileChain(readFile);
    chain.extend(paths);
    await readAll(chain, 4);
    files.delete('1');
    expect(await readAll(chain, 3)).toBe('aaaa\n   \ncc\n');
  });

  it('are read without one that was deleted before', async () => {
    const { files, readFile, paths } = filesOf('a\n', 'b\n', 'c\n');
    files.delete('0');
    const chain = createFileChain(readFile);
    chain.extend(paths);
    expect(await readAll(chain, 9)).toBe('b\nc\n');
  });
});

const header = (continues?: object): string =>
  `${JSON.stringify({ ...{ v: 2, kind: 'atelier-recording', startedAt: new Date(0).toISOString() }, app: '', address: '', epoch: 1, continues })}\n`;
const received = (seq: number, text: string): string => `[${seq},0,"r","${Buffer.from(text).toString('base64')}"]\n`;
const cut = (seq: number, sequence: number, position: number, lengths: readonly number[]): string =>
  `[${seq},0,"c","#${sequence} @1 r${position} 0.${lengths[0]}${lengths
    .slice(1)
    .map((length) => ` ${length}`)
    .join('')}"]\n`;

describe('a recording without one of its files', () => {
  const origin = { first: '0', file: '0', part: 2, sentBytes: 0, receivedBytes: 3 };
  const contents = [
    `${header()}${received(0, 'abc')}${cut(1, 0, 0, [2])}`,
    `${header(origin)}${received(0, 'def')}${cut(1, 1, 2, [2, 2])}`,
  ];
  const read = async ({ readFile, paths }: ReturnType<typeof filesOf>, from = 0): Promise<string> => {
    const pieces = await createRecordingReader(readFile).pieces(paths, from, 10, 1_000);
    return pieces.ok ? pieces.value.map(({ sequence, bytes }) => `${sequence}${Buffer.from(bytes)}`).join(' ') : '';
  };

  it('has every piece with all of them, also one that lies in two', async () => {
    expect(await read(filesOf(...contents))).toBe('0ab 1cd 2ef');
    expect(await read(filesOf(...contents), 1)).toBe('1cd 2ef');
  });

  it('has the pieces whose bytes are in the others', async () => {
    const setUp = filesOf(...contents);
    setUp.files.delete('0');
    expect(await read(setUp)).toBe('2ef');
    expect(await read(filesOf(...contents.slice(1)))).toBe('2ef');
    expect(await read(filesOf(...contents.slice(0, 1)))).toBe('0ab');
  });
});
