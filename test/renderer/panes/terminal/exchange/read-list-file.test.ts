import { describe, expect, it } from 'vitest';
import { readListFile } from '../../../../../renderer/panes/terminal/exchange/read-list-file.ts';
import type { AskSequences } from '../../../../../renderer/panes/terminal/quick/quick-store.ts';
import type { SequenceAsk } from '../../../../../shared/contract/sequences.ts';
import { importLimitBytes } from '../../../../../shared/imports/refusals.ts';
import { fail, ok } from '../../../../../shared/outcome.ts';

const read = async (name: string, content: string | Uint8Array<ArrayBuffer>, answers = true) => {
  const asked: SequenceAsk[] = [];
  const ask = (async (question: SequenceAsk) => {
    asked.push(question);
    return answers ? ok({ kind: 'sequence', file: { sequence: 'x', steps: [] } }) : fail('file/unreadable');
  }) as unknown as AskSequences;
  return { file: await readListFile(new File([content], name), ask), asked };
};

const sscom = 'N101=1,alive,10\r\nN1=A,AT\r\nN1057=,Y\r\n;end\r\n';

describe('a chosen file', () => {
  it('of another program is read here, so that no port waits for it', async () => {
    const { file, asked } = await read('sscom51.ini', sscom);
    expect(file).toMatchObject({ kind: 'list', preview: { format: 'sscom-5.10' } });
    expect(asked).toEqual([]);
  });

  it.each([
    ['a.atseq.yaml', 'sequence: a\nsteps:\n  - send: AT\n'],
    ['comment first.yaml', '# of Mei\nsteps:\n  - {send: AT}\nsequence: a\n'],
    ['a.json', '{"sequence":"a","steps":[{"send":"AT"}]}'],
  ])('of this program is read by the program: %s', async (name, text) => {
    const { file, asked } = await read(name, text);
    expect(file.kind).toBe('sequence');
    expect(asked).toEqual([{ kind: 'open', text }]);
  });

  it('that the program does not answer for has failed', async () => {
    expect((await read('a.yaml', 'sequence: a\nsteps: []\n', false)).file).toMatchObject({
      ...{ kind: 'failed', failure: { code: 'file/unreadable' } },
    });
  });

  it.each<readonly [string, string | Uint8Array<ArrayBuffer>, string]>([
    ['a text', 'hello world', 'not-recognised'],
    ['nothing', '', 'empty'],
    ['a large file', new Uint8Array(importLimitBytes + 9).fill(0x61), 'too-large'],
  ])('that is %s is refused with the reason', async (_what, content, code) => {
    expect((await read('x.bin', content)).file).toMatchObject({ kind: 'refused', refusal: { code } });
  });
});
