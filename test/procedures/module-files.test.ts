import { describe, expect, it } from 'vitest';
import { deleteModuleFile, readModuleFiles } from '../../electron/procedures/module-files.ts';
import { createBench } from '../support/engine-bench.ts';

const { signal } = new AbortController();

/** A module with these answers, by the beginning of the command line; any other command gets `OK`. */
const leaseOn = async (answers: Readonly<Record<string, string>>) => {
  const bench = createBench();
  bench.link.onWrite = (sent) => {
    const answer = Object.entries(answers).find(([asked]) => sent.startsWith(asked))?.[1] ?? 'OK';
    bench.link.say(`\r\n${answer}\r\n`);
  };
  const lease = await bench.clock.runUntil(bench.engine.acquire());
  if (!lease.ok) throw new Error('no lease');
  return { ...bench, lease: lease.value };
};

describe('a file on the module', () => {
  it.each([
    ['is deleted', 'OK', { ok: true }],
    ['does not exist', '+CME ERROR: 62', { ok: true }],
    ['cannot be deleted', '+CME ERROR: 21', { ok: false, error: { code: 'at/error' } }],
    ['cannot be deleted for an unknown reason', 'ERROR', { ok: false, error: { code: 'at/error' } }],
  ])('that %s', async (_name, answer, expected) => {
    const { clock, lease } = await leaseOn({ 'AT+FSDEL': answer });
    await expect(clock.runUntil(deleteModuleFile(lease, 'a.crt', signal))).resolves.toMatchObject(expected);
  });

  it('is listed even if the module does not report its size', async () => {
    const { clock, lease } = await leaseOn({
      'AT+FSLS': 'a.crt\r\nb.crt\r\n\r\nOK',
      'AT+FSFLSIZE="a': 'ERROR',
      'AT+FSFLSIZE="b': '+FSFLSIZE: 1402\r\n\r\nOK',
      'AT+FSMEM': 'ERROR',
    });
    await expect(clock.runUntil(readModuleFiles(lease, null, signal))).resolves.toEqual({
      ok: true,
      value: {
        files: [
          { name: 'a.crt', sizeBytes: null },
          { name: 'b.crt', sizeBytes: 1402 },
        ],
        freeBytes: null,
      },
    });
  });

  it('is not listed after the link was lost', async () => {
    const { clock, lease, link } = await leaseOn({ 'AT+FSLS': 'a.crt\r\n\r\nOK' });
    const say = link.onWrite;
    link.onWrite = (sent) => (sent.startsWith('AT+FSFLSIZE') ? link.lose() : say(sent));
    await expect(clock.runUntil(readModuleFiles(lease, null, signal))).resolves.toMatchObject({
      ok: false,
      error: { code: 'link/lost' },
    });
  });
});
