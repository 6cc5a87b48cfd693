import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeText } from '../../../electron/encodings/text-encoder.ts';
import { failureOutputSchema, importOutputSchema } from '../../../shared/cli-output.ts';
import { importLimitBytes } from '../../../shared/imports/refusals.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;
beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

const bytesOf = (...lines: readonly string[]): Uint8Array => {
  const encoded = encodeText('gb18030', lines.map((line) => `${line}\r\n`).join(''));
  if (!encoded.ok) throw new Error(encoded.error.code);
  return encoded.value;
};

const list = bytesOf(
  'N101=1,十六进制数据串1,1000',
  'N1=H,13 00 FF 88',
  'N102=2,查询,500',
  'N2=A,AT+CSQ',
  'N103=0,,1000',
  'N3=A,AT+MCONFIG="c"\u0002"u"\u0002"topsecret"',
  'N104=3,4无注释,1000',
  'N4=A,AT\\r',
  'N1057=,Y',
  'N1061=,Y',
  'N1080=,COM3',
  'N1081=,9600',
  ';end',
);

describe('import shows a list', () => {
  it('as a table, with what was changed, secrets masked', async () => {
    bench.write('sscom51.ini', list);
    const { exitCode, out, err } = await bench.run(['import', 'sscom51.ini']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toBe(
      `sscom51.ini: SSCOM 5.10–5.13, GB18030, 4 items, line end CR LF
Port settings: path COM3, baudRate 9600, dtr on

sscom51, 4 items
#  ORDER  DELAY    LABEL                     SENT
1  1      1000 ms  (comes with the program)  hex 13 00 FF 88
2  2      500 ms   查询                      AT+CSQ
3  0      1000 ms                            AT+MCONFIG="c","u","*********"
4  3      1000 ms                            AT␍

Changed or left out:
  Escapes such as \\r \\n \\x1A were replaced by the characters that they send.
    item 4: AT\\r
  The text ends with a line end of its own, and the list adds another one.
    item 4
SSCOM goes on after an ERROR; so does a sequence written from this list (onFail: continue).
`,
    );
  });

  it('in Chinese', async () => {
    bench.write('a.ini', list);
    const { out } = await bench.run(['import', 'a.ini', '--lang', 'zh']);
    expect(out).toContain('a.ini：SSCOM 5.10–5.13，GB18030，4 个条目，行尾 CR LF');
    expect(out).toContain('更改或跳过的内容：');
  });

  it('as data, as it is', async () => {
    bench.write('sscom51.ini', list);
    const { exitCode, out } = await bench.run(['import', 'sscom51.ini', '--json']);
    const document = importOutputSchema.parse(JSON.parse(out));
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({
      format: 'sscom-5.10',
      encoding: 'gb18030',
      lineEnds: 'crlf',
      settings: { path: 'COM3', baudRate: 9600, dtr: true },
      groups: [
        {
          name: 'sscom51',
          items: [
            { index: 1, hex: '13 00 FF 88', factoryDefault: true },
            { index: 2, text: 'AT+CSQ', label: '查询', order: 2, delayMs: 500, factoryDefault: false },
            { index: 3, text: 'AT+MCONFIG="c","u","topsecret"', order: 0 },
            { index: 4, text: 'AT\r' },
          ],
        },
      ],
      ...{ ok: true, exitCode: 0, error: null },
    });
  });

  it('with expected answers', async () => {
    bench.write('a.atl', 'resp = SENDAT("AT", 300, "OK");\nresp = SENDAT("ATI", 200);\nAT+X\n');
    const { out } = await bench.run(['import', 'a.atl']);
    expect(out).toContain('#  SENT  EXPECTED\n1  AT    OK in 300 ms\n2  ATI   anything in 200 ms\n3  AT+X\n');
  });

  it('and does not list every place of a warning', async () => {
    bench.write('a.ini', bytesOf(...Array.from({ length: 12 }, (_, at) => `N${at + 1}=A,AT`), 'N1057=,N'));
    const { out } = await bench.run(['import', 'a.ini']);
    expect(out).toContain(
      '    item 1, item 2, item 3, item 4, item 5, item 6, item 7, item 8, 4 more; --json shows all\n',
    );
  });

  it('with settings that are not known', async () => {
    bench.write('a.ini', bytesOf('N1=A,x', 'N1057=,N', 'N1081=,fast', 'N1080=,3'));
    const { out } = await bench.run(['import', 'a.ini']);
    expect(out).toContain('    UDP\n');
    expect(out).toContain('    baudRate fast\n');
  });
});

describe('import refuses', () => {
  it.each([
    [
      'what it does not know',
      'hello',
      'not-recognised',
      'x.txt: The file is not a list of commands that is known here; Choose',
    ],
    [
      'a file that is too large',
      'A'.repeat(importLimitBytes + 1),
      'too-large',
      'x.txt: The file has more than 2097152 bytes; Choose',
    ],
  ])('%s', async (_name, content, refusal, message) => {
    bench.write('x.txt', content);
    const text = await bench.run(['import', 'x.txt']);
    expect([text.exitCode, text.out]).toEqual([2, '']);
    expect(text.err.startsWith(message)).toBe(true);
    const { out, exitCode } = await bench.run(['import', 'x.txt', '--json']);
    const document = failureOutputSchema.parse(JSON.parse(out));
    expect([exitCode, document.error.code, document.error.facts.refusal]).toEqual([2, 'usage/invalid', refusal]);
    expect(`${document.error.message}\n`).toBe(text.err);
  });

  it('a file that is not there', async () => {
    const { exitCode, out } = await bench.run(['import', 'none.ini', '--json']);
    expect([exitCode, failureOutputSchema.parse(JSON.parse(out)).error.code]).toEqual([9, 'file/missing']);
  });

  it('to write a form that is not known, or over the file that it reads', async () => {
    bench.write('a.ini', list);
    const form = await bench.run(['import', 'a.ini', '--output', 'b.doc']);
    expect([form.exitCode, form.out]).toEqual([2, '']);
    expect(form.err).toContain('--output');
    const same = await bench.run(['import', 'a.ini', '--output', './a.ini']);
    expect(same.exitCode).toBe(2);
    expect(readFileSync(join(bench.platform.dataFolder, 'a.ini')).equals(Buffer.from(list))).toBe(true);
  });
});

describe('import --output', () => {
  it('writes the list for SSCOM, without what the program came with', async () => {
    bench.write('a.atl', 'AT\nPAUSE 20\nresp = SENDAT("ATI", 200, "OK");\n');
    const { exitCode, out } = await bench.run(['import', 'a.atl', '--output', 'b.ini']);
    expect(exitCode).toBe(0);
    expect(out).toContain('\nWritten: ');
    expect(out).toContain('SSCOM expects no answers. It was left out.\n    item 2: OK\n');
    const back = await bench.run(['import', 'b.ini', '--json']);
    const document = importOutputSchema.parse(JSON.parse(back.out));
    expect(document).toMatchObject({
      format: 'sscom-5.10',
      groups: [
        {
          name: 'b',
          items: [
            { text: 'AT', delayMs: 20 },
            { text: 'ATI', delayMs: 1000 },
          ],
        },
      ],
    });
  });

  it('writes the list as a sequence that passes on the virtual module', async () => {
    bench.write(
      'a.ini',
      bytesOf('N101=2,second,1', 'N1=A,ATI', 'N102=1,first,1', 'N2=A,AT', 'N103=0,,1', 'N3=A,AT+RESET', 'N1057=,Y'),
    );
    const { exitCode, out } = await bench.run(['import', 'a.ini', '--output', 'b.atseq.yaml']);
    expect([exitCode, out.includes('cannot hold')]).toEqual([0, false]);
    expect(readFileSync(join(bench.platform.dataFolder, 'b.atseq.yaml'), 'utf8')).toBe(
      [
        'sequence: a',
        'steps:',
        ...['  - name: second', '    send: ATI', '    delayAfter: 1ms', '    onFail: continue', '    order: 2'],
        ...['  - name: first', '    send: AT', '    delayAfter: 1ms', '    onFail: continue', '    order: 1'],
        ...['  - send: AT+RESET', '    delayAfter: 1ms', '    onFail: continue', '    order: 0', ''],
      ].join('\n'),
    );
    const run = await bench.run(['run', 'b.atseq.yaml', '--port', 'sim:']);
    expect(run.exitCode).toBe(0);
  });

  it('says where nothing can be written as a sequence', async () => {
    bench.write('a.ini', bytesOf('N1=H,4', 'N1057=,Y'));
    const { exitCode, err } = await bench.run(['import', 'a.ini', '--output', 'b.atseq.yaml']);
    expect([exitCode, err.includes('FILE')]).toEqual([2, true]);
  });

  it('writes no sequence that cannot be read again, and says what to do', async () => {
    const text = '中'.repeat(6_000);
    bench.write(
      'a.ini',
      Buffer.concat(
        [...'12345678'].flatMap((_, at) =>
          Array.from({ length: 8 }, (_each, n) => Buffer.from(`N${at * 8 + n + 1}=A,${text}\r\n`)),
        ),
      ),
    );
    const { exitCode, err } = await bench.run(['import', 'a.ini', '--output', 'b.atseq.yaml']);
    expect([exitCode, existsSync(join(bench.platform.dataFolder, 'b.atseq.yaml'))]).toEqual([2, false]);
    expect(err).toMatch(/divide the list.* \d{6,7} bytes > 250000/);
  });

  it('says as data what it wrote', async () => {
    bench.write('a.ini', list);
    const { out } = await bench.run(['import', 'a.ini', '--output', 'b.ini', '--json']);
    const document = importOutputSchema.parse(JSON.parse(out));
    expect('output' in document && document.output).toMatchObject({ factoryItems: 1, unsupported: [] });
  });

  it('says what could not be written', async () => {
    bench.write('a.ini', list);
    bench.write('folder', '');
    const { exitCode, out } = await bench.run(['import', 'a.ini', '--output', 'folder/b.ini', '--json']);
    expect([exitCode, JSON.parse(out).ok, JSON.parse(out).format]).toEqual([9, false, 'sscom-5.10']);
  });
});
