import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextInput } from '../../../electron/host/cli/host-process.ts';
import { monitorOutputSchema } from '../../../shared/cli-output.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;

beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

/** A pipe that contains this text and is closed after it. */
const piped = (text: string): TextInput => ({
  isTerminal: false,
  read: (onBytes, onEnd) => {
    const send = text === '' ? Promise.resolve() : onBytes(new TextEncoder().encode(text));
    void send.then(onEnd);
    return () => undefined;
  },
});

const linesOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => monitorOutputSchema.parse(JSON.parse(line)));

describe('monitor with a pipe', () => {
  it('ends after the answer', async () => {
    const { exitCode, out, err } = await bench.run(['monitor', '--port', 'sim:'], { input: piped('AT\n') });
    expect(exitCode).toBe(0);
    expect(out).toMatch(/→ AT\n.*← OK\n/s);
    expect(err).toMatch(/Recording: .*\n$/);
  });

  it('ends after the answer to the last of several lines, which has no line end', async () => {
    const { exitCode, out } = await bench.run(['monitor', '--port', 'sim:'], { input: piped('AT\nAT+CSQ') });
    expect(exitCode).toBe(0);
    expect(out).toMatch(/\+CSQ: .*\n.*← OK\n/);
  });

  it('keeps running when its input ended before a line was typed', async () => {
    let stop = (): void => undefined;
    const ended: string[] = [];
    const run = bench
      .run(['monitor', '--port', 'sim:'], {
        input: piped(''),
        onStop: (listener) => {
          stop = listener;
          return () => undefined;
        },
      })
      .then((result) => {
        ended.push('monitor');
        return result;
      });
    // A monitor with input that was started at the same time has ended.
    await bench.run(['monitor', '--port', 'sim:'], { input: piped('AT\n') });
    ended.push('control');
    stop();
    expect((await run).exitCode).toBe(0);
    expect(ended).toEqual(['control', 'monitor']);
  });
});

describe('monitor says', () => {
  it('that the lines after a command with a prompt are its data', async () => {
    const input = piped('AT+FSCREATE="a.txt"\nAT+FSWRITE="a.txt",0,3,1\n');
    const { err } = await bench.run(['monitor', '--port', 'sim:'], { input });
    expect(err).toContain('The module waits for the data of AT+FSWRITE: the next lines that are typed are the data.');
    expect(err).not.toContain('the data of AT+FSCREATE');
  });
});

describe('monitor shows', () => {
  it('no baud rate for an address without one', async () => {
    const { out } = await bench.run(['monitor', '--port', 'sim:'], { input: piped('AT\n') });
    expect(out).toMatch(/● open: sim:\n/);
    expect(out).not.toContain('115200');
  });
});

describe('monitor --json', () => {
  it('prints JSON Lines of the documented shapes, the end last', async () => {
    const { exitCode, out } = await bench.run(['monitor', '--port', 'sim:', '--json', '--hex'], {
      input: piped('AT\n'),
    });
    expect(exitCode).toBe(0);
    const lines = linesOf(out);
    expect(lines[0]).toMatchObject({ type: 'open', address: 'sim:', epoch: 1, baudRate: null });
    expect(lines).toContainEqual(
      expect.objectContaining({ type: 'line', direction: 'sent', text: 'AT', hex: '41540d0a' }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ type: 'line', direction: 'received', text: 'OK', hex: '4f4b0d0a' }),
    );
    expect(lines.at(-1)).toMatchObject({ type: 'ended', exitCode: 0, error: null, recording: expect.any(String) });
  });

  it('reports in its last line why it ended when the port was never open', async () => {
    const { exitCode, out } = await bench.run(['monitor', '--port', '/dev/no-such-port', '--json']);
    expect(exitCode).toBe(3);
    expect(linesOf(out)).toMatchObject([
      { type: 'ended', exitCode: 3, error: { code: 'link/missing' }, recording: null },
    ]);
  });

  it('shows no typed secret', async () => {
    const { out } = await bench.run(['monitor', '--port', 'sim:', '--json', '--hex'], {
      input: piped('AT+MCONFIG="id","user","canary-word"\n'),
    });
    expect(out).toContain('MCONFIG');
    expect(out).not.toContain('canary');
    expect(out).not.toContain(Buffer.from('canary').toString('hex'));
  });
});

describe('a command with characters that modules do not know', () => {
  const typed = 'AT+CSQ；+CREG？';

  it('is sent as it is by a pipe, and a sentence has the repaired one', async () => {
    const { out, err } = await bench.run(['monitor', '--port', 'sim:'], { input: piped(`${typed}\nAT\n`) });
    expect(out).toContain(`→ ${typed}\n`);
    expect(err).toContain('Modules do not know some of its quotes or other characters. Repaired: AT+CSQ;+CREG?\n');
  });

  it('is sent when the user types it again', async () => {
    const input = { ...piped(`${typed}\nAT\n${typed}\n${typed}\nAT+CSQ\n`), isTerminal: true };
    const { out, err } = await bench.run(['monitor', '--port', 'sim:'], { input });
    expect(out.split(`→ ${typed}\n`)).toHaveLength(2);
    expect(err.match(/Not sent: modules do not know/g)).toHaveLength(2);
  });

  it('has its secrets masked', async () => {
    const { out, err } = await bench.run(['monitor', '--port', 'sim:'], { input: piped('AT+CPIN=“9182”\n') });
    expect(err).toContain('Repaired: AT+CPIN="****"\n');
    expect(`${out}${err}`).not.toContain('9182');
  });
});
