import { describe, expect, it } from 'vitest';
import type { MonitorPiece, MonitorTraffic } from '../../../electron/app/index.ts';
import type { CommandContext } from '../../../electron/host/cli/host-process.ts';
import { createMonitorEvents } from '../../../electron/host/cli/monitor-events.ts';
import { createMonitorView } from '../../../electron/host/cli/monitor-view.ts';
import { monitorOutputSchema } from '../../../shared/cli-output.ts';
import { failure } from '../../../shared/outcome.ts';
import { cliWords } from '../../../shared/words/cli.ts';
import type { Language } from '../../../shared/words/language.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const setUp = (
  options: {
    readonly hex?: boolean;
    readonly language?: Language;
    readonly address?: string;
    readonly json?: boolean;
  } = {},
) => {
  const written: string[] = [];
  const output = { bufferedBytes: 0 };
  const clock = new VirtualClock(new Date(2026, 10, 23, 6, 7, 8, 9).getTime());
  const { hex = false, language = 'en', address = '/dev/x', json = false } = options;
  const stream = { write: (text: string) => void written.push(text), isTerminal: false };
  const context: CommandContext = {
    out: { ...stream, bufferedBytes: () => output.bufferedBytes },
    err: stream,
    environment: {},
    workingFolder: '/',
    version: '1',
    clock,
    createPlatform: createTempPlatform,
    onStop: () => () => undefined,
    language,
    words: cliWords[language],
    platform: createTempPlatform(),
  };
  const create = json ? createMonitorEvents : createMonitorView;
  const view = create(context, { address, baudRate: 9600, hex });
  const traffic = (content: string | Uint8Array, more: Partial<MonitorTraffic & MonitorPiece> = {}): void => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const { kind = 'line', urc = null, isOneLine = kind === 'line', ...rest } = more;
    const pieces = [{ kind, length: bytes.length, isOneLine, urc, isEarlier: false }];
    view.traffic({ direction: 'received', wallMs: clock.wallMs(), epoch: 1, bytes, pieces, isRecorded: true, ...rest });
  };
  return { view, traffic, written, output, text: () => written.join('') };
};

describe('the output for a monitored port', () => {
  it('names the baud rate of a serial line only', () => {
    for (const [address, expected] of [
      ['/dev/x', 'open: /dev/x at 9600 baud'],
      ['tcp://h:1', 'open: tcp://h:1\n'],
      ['SIM:', 'open: SIM:\n'],
    ] as const) {
      const { view, text } = setUp({ address });
      view.state({ kind: 'open', epoch: 1, address });
      expect(text()).toContain(expected);
    }
  });

  it('has the local time in milliseconds, the direction, and the name of an unsolicited result code', () => {
    const { traffic, text } = setUp();
    traffic('AT+CSQ\r\n', { direction: 'sent' });
    traffic('+CPIN: READY\r\n', { urc: 'sim-state' });
    traffic('\r\n', { kind: 'blank' });
    expect(text()).toBe('06:07:08.009 → AT+CSQ\n06:07:08.009 ← +CPIN: READY  [sim-state]\n');
  });

  it.each([
    ['en', 'not recorded when shown'],
    ['zh', '显示时未录制'],
  ] as const)('has a mark when it could not be recorded (%s)', (language, mark) => {
    const { traffic, text } = setUp({ language });
    traffic('+CSQ: 25,99\r\n', { isRecorded: false });
    expect(text()).toBe(`06:07:08.009 ← +CSQ: 25,99  [${mark}]\n`);
  });

  it('has a mark in JSON, too', () => {
    const { traffic, written } = setUp({ json: true });
    traffic('OK\r\n');
    traffic('OK\r\n', { isRecorded: false });
    const lines = written.map((line) => monitorOutputSchema.parse(JSON.parse(line)));
    expect(lines).toMatchObject([{ recorded: true }, { recorded: false }]);
  });

  it('makes control characters visible, so that no device can move the cursor', () => {
    const { traffic, text } = setUp();
    traffic('a\u001b[2Jb\r\rc\u0000\u202e\r\n');
    expect(text()).toBe('06:07:08.009 ← a␛[2Jb␍␍c␀\\u202e\n');
  });

  it('shows every byte in hexadecimal, sixteen per row', () => {
    const { traffic, text } = setUp({ hex: true });
    traffic(Uint8Array.from({ length: 18 }, (_value, index) => index + 0x38));
    traffic('\r\n', { kind: 'blank' });
    expect(text()).toBe(
      '06:07:08.009 ← 38 39 3a 3b 3c 3d 3e 3f 40 41 42 43 44 45 46 47  |89:;<=>?@ABCDEFG|\n' +
        '06:07:08.009 ← 48 49                                            |HI|\n' +
        '06:07:08.009 ← 0d 0a                                            |..|\n',
    );
  });

  it('describes changes of the port in words', () => {
    const { view, text } = setUp();
    const reason = failure('link/lost', { path: '/dev/x', detail: 'hung up' });
    view.state({ kind: 'open', epoch: 1, address: '/dev/x' });
    view.state({ kind: 'lost', reason });
    view.state({ kind: 'waiting', attempt: 1, waitMs: 250, reason });
    view.state({ kind: 'reopened', epoch: 2, address: '/dev/y' });
    view.state({ kind: 'closed', reason: null });
    const lines = text().trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/open: \/dev\/x at 9600 baud/);
    expect(lines[1]).toMatch(/port gone: .*went away/);
    expect(lines[2]).toMatch(/attempt 1 to open \/dev\/x in 0\.25 s/);
    expect(lines[3]).toMatch(/open again: \/dev\/y \(opening 2\)/);
  });

  it('describes them in Chinese', () => {
    const { view, text } = setUp({ language: 'zh' });
    view.state({ kind: 'waiting', attempt: 2, waitMs: 500, reason: failure('link/missing', { path: '/dev/x' }) });
    expect(text()).toContain('第 2 次尝试打开 /dev/x');
  });

  it('shows the first attempts, then one in twelve', () => {
    const { view, written } = setUp();
    for (let attempt = 1; attempt <= 60; attempt += 1) {
      view.state({ kind: 'waiting', attempt, waitMs: 5000, reason: failure('link/missing') });
    }
    expect(written).toHaveLength(10);
  });

  it('drops lines while the output is not consumed, and prints how many', () => {
    const { traffic, output, written } = setUp();
    traffic('one\r\n');
    output.bufferedBytes = 2 * 1024 * 1024;
    for (let count = 0; count < 1000; count += 1) traffic('lost\r\n');
    output.bufferedBytes = 0;
    traffic('two\r\n');
    expect(written).toHaveLength(3);
    expect(written[1]).toContain('1000 lines are not shown');
  });
});
