import { describe, expect, it } from 'vitest';
import { createSerialOpener } from '../../electron/link/serial-opener.ts';
import { linkContext } from '../link/real-clock.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { startMonitor } from './monitor-bench.ts';
import { PluggablePort } from './pluggable-port.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const login = (password: string): string => `AT+MCONFIG="id","user","${password}"\r\n`;

const setUp = async () => {
  const clock = new VirtualClock();
  const port = new PluggablePort();
  port.plug();
  const context = linkContext(clock);
  const opener = createSerialOpener(port);
  const bench = await startMonitor({ clock, openLink: (path, settings) => opener(path, settings, context) });
  /** The parts arrive one after the other, with a pause of `pauseMs` after each. */
  const say = async (pauseMs: number, ...parts: readonly string[]): Promise<void> => {
    for (const part of parts) {
      port.device?.say(part);
      await clock.advance(pauseMs);
    }
  };
  const shown = (direction?: 'sent' | 'received'): string =>
    bench.traffic
      .filter((item) => direction === undefined || item.direction === direction)
      .map((item) => Buffer.from(item.bytes).toString('latin1'))
      .join('');
  const kept = (direction: 'sent' | 'received'): string =>
    bench
      .recording()
      .map((entry) => (entry.kind === direction ? Buffer.from(entry.bytes).toString('latin1') : ''))
      .join('');
  return { clock, port, ...bench, say, shown, kept };
};

/** Every way to split a text in two. */
const halves = (text: string): readonly (readonly string[])[] =>
  Array.from({ length: text.length - 1 }, (_, at) => [text.slice(0, at + 1), text.slice(at + 1)]);

describe('a typed password is not shown', () => {
  it.each(halves(login('canary-password')))('when its echo pauses: %j %j', async (...parts) => {
    const { monitor, say, shown, kept } = await setUp();
    await monitor.write(bytes(login('canary-password')));
    await say(300, ...parts, '\r\nOK\r\n');
    await monitor.close();
    const expected = `${login('*'.repeat(15))}\r\nOK\r\n`;
    expect(shown('received')).toBe(expected);
    expect(kept('received')).toBe(expected);
  });

  it.each([
    ['pw', 'at$x9'],
    ['hunter', 'BUSY,99'],
    ['canary', '+CREG: 1'],
    ['canary', 'AT'],
  ])('when its echo contains a line end, whatever the rest looks like: %j %j', async (start, rest) => {
    const { monitor, say, shown, kept } = await setUp();
    await monitor.write(bytes(login(start + rest)));
    const echo = (head: string, tail: string): string => `AT+MCONFIG="id","user","${head}\r\n${tail}"\r\r\nOK\r\n`;
    await say(10, echo(start, rest));
    await monitor.close();
    const expected = echo('*'.repeat(start.length), '*'.repeat(rest.length));
    expect([shown('received'), kept('received')]).toEqual([expected, expected]);
  });

  it.each([300, 16_000, 16_384])('when it is repeated %i bytes into a long line', async (lead) => {
    const { clock, monitor, say, shown } = await setUp();
    await monitor.write(bytes(login('canary-password')));
    for (let at = lead - 20; at < lead + 5; at += 1)
      await say(1, `${'x'.repeat(at)}canary-password${'y'.repeat(at)}\r\n`);
    await clock.advance(1_000);
    await monitor.close();
    expect(shown()).not.toMatch(/canary|password|word"/);
  });

  it.each(['pass\rword-canary', 'a\rb\rc\rcanary-99', 'pass\nword-canary'])(
    'when it contains a line break: %j',
    async (password) => {
      const { monitor, say, shown, kept } = await setUp();
      await monitor.write(bytes(login(password)));
      for (const lineBreak of ['\r', '\n', '\r\n', '\r\r\n'])
        await say(300, login(password.replaceAll(/[\r\n]/g, lineBreak)));
      await monitor.close();
      for (const text of [shown(), kept('sent'), kept('received')]) expect(text).not.toMatch(/canary|pass|word/);
      expect(shown('sent')).toBe(login('*'.repeat(password.length)));
    },
  );

  it('when a line feed splits it into two typed lines', async () => {
    const { monitor, shown, kept } = await setUp();
    for (const line of ['AT+MCONFIG="id","user","first-half\r\n', 'second-half"\r\n', 'AT+CSQ\r\n'])
      await monitor.write(bytes(line));
    await monitor.close();
    for (const text of [shown('sent'), kept('sent')]) {
      expect(text).toBe(`AT+MCONFIG="id","user","${'*'.repeat(10)}\r\n${'*'.repeat(11)}"\r\nAT+CSQ\r\n`);
    }
  });

  it.each([
    ['short parts', 'Pa55w0', 'rdXyzw'],
    ['a second part that begins like a command', 'Gr3at1234567', 'Attackq99'],
  ])('when a line feed splits it, also in its echo: %s', async (_name, first, second) => {
    const { monitor, say, shown, kept } = await setUp();
    const lines = [`AT+MCONFIG="id","user","${first}\n`, `${second}"\r\n`];
    for (const line of lines) {
      await monitor.write(bytes(line));
      await say(0, line);
    }
    await say(0, '\r\nOK\r\n');
    await monitor.close();
    for (const text of [shown(), kept('sent'), kept('received')]) {
      expect(text).not.toContain(first);
      expect(text).not.toContain(second);
    }
    expect(kept('received')).toContain('OK');
  });

  it('and a missing quote hides no later command', async () => {
    const { clock, monitor, shown } = await setUp();
    for (const line of ['AT+MCONFIG="id","user","open\r\n', 'AT+CSTT="cmnet"\r\n']) await monitor.write(bytes(line));
    await clock.advance(100);
    expect(shown('sent')).toBe('AT+MCONFIG="id","user","****\r\nAT+CSTT="cmnet"\r\n');
  });

  it.each([
    ['spaced hex', (value: string) => Buffer.from(value).toString('hex').replaceAll(/../g, '$& ').trim()],
    [
      'spaced upper-case hex',
      (value: string) => Buffer.from(value).toString('hex').toUpperCase().replaceAll(/../g, '$& ').trim(),
    ],
    ['upper-case hex', (value: string) => Buffer.from(value).toString('hex').toUpperCase()],
  ])('as %s', async (_, form) => {
    const { monitor, say, shown } = await setUp();
    await monitor.write(bytes(login('canary-password')));
    const text = form('canary-password');
    await say(300, `+X: ${text.slice(0, 20)}`, `${text.slice(20)}\r\n`);
    expect(shown('received')).toBe(`+X: ${'*'.repeat(text.length)}\r\n`);
  });
});

describe('a short value', () => {
  it.each(halves('AT+CPIN=1234\r\r\n'))(
    'is hidden in its argument, however it is split (%j %j), and nowhere else',
    async (...parts) => {
      const { monitor, say, shown, kept } = await setUp();
      await monitor.write(bytes('AT+CPIN=1234\r\n'));
      await say(300, ...parts, '+FSMEM: 1234,5678\r\nOK\r\n');
      await monitor.close();
      expect(shown('sent')).toBe('AT+CPIN=****\r\n');
      expect(shown('received')).toBe('AT+CPIN=****\r\r\n+FSMEM: 1234,5678\r\nOK\r\n');
      expect(kept('received')).toBe(shown('received'));
    },
  );
});

describe('a command that is typed in pieces', () => {
  const commands = [
    ['AT+MCONFIG=c,u,geheim12345', ['geheim12345', 'heim12345']],
    ['AT+MCONFIG="c","u","geheim12345"', ['geheim12345', 'heim12345']],
    ['AT+MCONFIG=“c”，“u”，“geheim12345”', ['geheim12345', 'heim12345']],
    ['AT+CPIN=7391', ['73', '91']],
    ['AT+CPIN="7391"', ['73', '91']],
  ] as const;
  const cases = commands.flatMap(([command, secrets]) =>
    ['', '\n'].flatMap((ending) => halves(command).map((parts) => ({ parts, ending, secrets }))),
  );

  it.each(cases)('hides its secret where no carriage return was sent: $parts $ending', async (given) => {
    const { monitor, shown, kept } = await setUp();
    for (const part of given.parts) await monitor.write(bytes(part + given.ending));
    await monitor.write(bytes('\r'));
    await monitor.write(bytes('AT+CSQ\r'));
    await monitor.close();
    for (const secret of given.secrets) {
      expect(shown('sent')).not.toContain(secret);
      expect(kept('sent')).not.toContain(secret);
    }
    expect(shown('sent')).toContain('AT+CSQ\r');
  });

  it('hides a PIN that is typed digit by digit', async () => {
    const { monitor, shown } = await setUp();
    for (const part of ['AT+CPIN=', '73', '91', '\r', 'AT+CSQ\r']) await monitor.write(bytes(part));
    await monitor.close();
    expect(shown('sent')).toBe('AT+CPIN=****\rAT+CSQ\r');
  });

  it('ends with its carriage return', async () => {
    const { monitor, shown } = await setUp();
    for (const part of ['AT+CPIN=1234\r\n', 'hello\r\n', '+++']) await monitor.write(bytes(part));
    await monitor.close();
    expect(shown('sent')).toBe('AT+CPIN=****\r\nhello\r\n+++');
  });

  it('hides its whole secret everywhere, although it was typed in two', async () => {
    const { monitor, say, shown } = await setUp();
    for (const part of ['AT+MCONFIG=c,u,gehe', 'im12345', '\r']) await monitor.write(bytes(part));
    await say(300, '\r\nstored: geheim12345\r\n');
    await monitor.close();
    expect(shown('received')).toBe(`\r\nstored: ${'*'.repeat(11)}\r\n`);
  });

  it('hides its secret everywhere without the wide quotes that it was typed with', async () => {
    const { monitor, say, shown } = await setUp();
    await monitor.write(bytes('AT+MCONFIG=“c",”u",“geheim12345"\r'));
    await say(300, 'stored: geheim12345\r\n');
    await monitor.close();
    expect(shown('received')).toBe(`stored: ${'*'.repeat(11)}\r\n`);
  });
});
