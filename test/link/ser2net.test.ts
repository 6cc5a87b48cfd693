import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import type { LinkNote } from '../../electron/base/byte-link.ts';
import { openRfc2217Link } from '../../electron/link/rfc2217-link.ts';
import { defaultFrame } from '../../shared/contract.ts';
import { haveTools } from '../support/required-tools.ts';
import { LinkObserver, TerminalLab } from './pseudo-terminals.ts';
import { linkContext } from './real-clock.ts';
import { startSer2net } from './ser2net-lab.ts';

const lab = new TerminalLab();
afterEach(() => lab.cleanUp());

const rateOf = (terminal: string): string => execFileSync('stty', ['-F', terminal, 'speed']).toString().trim();
const every = Buffer.from(Array.from({ length: 1024 }, (_, at) => at & 255));

describe.skipIf(!haveTools('ser2net', 'socat'))('a port of ser2net', () => {
  it('passes every byte, and uses the settings that were asked for', async () => {
    const { a, b } = await lab.pair();
    const port = await startSer2net(lab, a, 'rfc2217');
    const settings = { baudRate: 9600, frame: { ...defaultFrame, stopBits: 2 } } as const;
    const opened = await openRfc2217Link(`rfc2217://127.0.0.1:${port}`, settings, linkContext());
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const link = opened.value;
    const notes: LinkNote[] = [];
    link.onNote?.((note) => notes.push(note));
    const device = await lab.open(b);
    const [here, there] = [new LinkObserver(link), new LinkObserver(device)];
    expect(rateOf(a)).toBe('9600');
    expect(execFileSync('stty', ['-a', '-F', a]).toString()).toMatch(/ cstopb/);
    await link.write(every);
    await there.bytes(every.length);
    await device.write(every);
    await here.bytes(every.length);
    expect(there.received.equals(every)).toBe(true);
    expect(here.received.equals(every)).toBe(true);
    expect(await link.control?.setBaudRate(57_600)).toEqual({ ok: true, value: 57_600 });
    expect(rateOf(a)).toBe('57600');
    expect(notes.filter(({ kind }) => kind !== 'modem-lines')).toEqual([]);
    await link.close();
  });

  it('is not RFC 2217 in the other modes', async () => {
    const { a } = await lab.pair();
    for (const mode of ['raw', 'telnet'] as const) {
      const port = await startSer2net(lab, a, mode);
      const opened = await openRfc2217Link(`rfc2217://127.0.0.1:${port}`, { baudRate: 9600 }, linkContext());
      expect(opened).toMatchObject({
        ok: false,
        error: { code: 'link/not-rfc2217', facts: { plain: `tcp://127.0.0.1:${port}` } },
      });
    }
  });
});
