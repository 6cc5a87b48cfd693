import { describe, expect, it } from 'vitest';
import type { LineSettings } from '../../electron/base/byte-link.ts';
import type { LinkContext } from '../../electron/link/link-core.ts';
import { createSerialOpener, lookAgainMs, type NativePort, openDeadlineMs } from '../../electron/link/serial-opener.ts';
import { defaultFrame, type LineFrame } from '../../shared/contract.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { linkContext } from './real-clock.ts';

class FakePort implements NativePort {
  readonly lines: unknown[] = [];
  closings = 0;
  private readonly reads: ((bytesRead: number | Error) => void)[] = [];
  private buffer: Buffer = Buffer.alloc(0);

  read(buffer: Buffer): Promise<{ bytesRead: number }> {
    this.buffer = buffer;
    return new Promise((resolve, reject) => {
      this.reads.push((result) => (typeof result === 'number' ? resolve({ bytesRead: result }) : reject(result)));
    });
  }

  say(text: string): void {
    this.reads.shift()?.(this.buffer.write(text, 'latin1'));
  }

  failRead(error: Error): void {
    this.reads.shift()?.(error);
  }

  write(): Promise<void> {
    return Promise.resolve();
  }

  set(lines: unknown): Promise<void> {
    this.lines.push(lines);
    return Promise.reject(new Error('cannot set'));
  }

  close(): Promise<void> {
    this.closings += 1;
    return Promise.resolve();
  }
}

const busy = new Error('Opening COM3: Access denied');
const settings = { baudRate: 115200 };

const setUp = (platform: NodeJS.Platform, answers: readonly (FakePort | Error | 'never')[]) => {
  const clock = new VirtualClock();
  const context: LinkContext = linkContext(clock);
  const asked: string[] = [];
  const open = createSerialOpener({
    platform,
    open: (path) => {
      const answer = answers[asked.length] ?? answers.at(-1);
      asked.push(path);
      if (answer === 'never') return new Promise(() => undefined);
      return answer instanceof FakePort ? Promise.resolve(answer) : Promise.reject(answer);
    },
    hints: async () => ({ holder: ['picocom (1)'] }),
  });
  return { clock, asked, open: (path: string) => open(path, settings, context) };
};

describe('the name of a port', () => {
  it.each([
    ['COM3', 'COM3'],
    ['com10', 'COM10'],
    ['\\\\.\\COM256', 'COM256'],
    ['COM7:', 'COM7'],
    ['CNCA0', 'CNCA0'],
  ])('on Windows %s is opened as %s', async (typed, opened) => {
    const { clock, asked, open } = setUp('win32', [new FakePort()]);
    expect(await clock.runUntil(open(typed))).toMatchObject({ ok: true, value: { address: typed } });
    expect(asked).toEqual([opened]);
  });

  it('on other systems is opened as typed', async () => {
    const { clock, asked, open } = setUp('linux', [new FakePort()]);
    await clock.runUntil(open('/dev/com3'));
    expect(asked).toEqual(['/dev/com3']);
  });

  it.each([
    ['linux', ''],
    ['linux', '/dev/ttyUSB0\0/../sda'],
    ['win32', 'COM3\\..\\PhysicalDrive0'],
  ] as const)('on %s %j is refused without touching anything', async (platform, path) => {
    const { clock, asked, open } = setUp(platform, [new FakePort()]);
    expect(await clock.runUntil(open(path))).toMatchObject({ ok: false, error: { code: 'link/bad-settings' } });
    expect(asked).toEqual([]);
  });
});

describe('the frame', () => {
  const rtsCts: LineFrame = { ...defaultFrame, dataBits: 7, parity: 'even', stopBits: 2, rtscts: true };
  const opened = async (platform: NodeJS.Platform, settings: LineSettings) => {
    const clock = new VirtualClock();
    const port = new FakePort();
    const frames: LineFrame[] = [];
    const open = createSerialOpener({
      platform,
      open: async (_path, _baudRate, frame) => {
        frames.push(frame);
        return port;
      },
      hints: async () => ({}),
    });
    await clock.runUntil(open('COM3', settings, linkContext(clock)));
    return { frames, lines: port.lines };
  };

  it('is 8N1 without flow control by default', async () => {
    expect((await opened('linux', { baudRate: 9_600 })).frames).toEqual([defaultFrame]);
    expect((await opened('linux', { baudRate: 9_600, frame: rtsCts })).frames).toEqual([rtsCts]);
  });

  it('with flow control leaves RTS to the driver', async () => {
    expect((await opened('win32', { baudRate: 9_600 })).lines).toEqual([{ dtr: true, rts: true }]);
    expect((await opened('win32', { baudRate: 9_600, frame: rtsCts })).lines).toEqual([]);
  });
});

describe('opening', () => {
  it('on Windows retries a busy port, because the driver may not have closed it yet', async () => {
    const { clock, asked, open } = setUp('win32', [busy, busy, new FakePort()]);
    expect(await clock.runUntil(open('COM3'))).toMatchObject({ ok: true });
    expect(asked.length).toBe(3);
    expect(clock.nowMs()).toBe(600);
  });

  it('on Windows gives up after 900 ms', async () => {
    const { clock, open } = setUp('win32', [busy]);
    expect(await clock.runUntil(open('COM3'))).toMatchObject({
      ok: false,
      error: { code: 'link/busy', facts: { path: 'COM3', detail: busy.message, holder: ['picocom (1)'] } },
    });
    expect(clock.nowMs()).toBe(900);
  });

  it('on Linux tries once', async () => {
    const { clock, asked, open } = setUp('linux', [
      new Error('Error Resource temporarily unavailable Cannot lock port'),
    ]);
    expect(await clock.runUntil(open('/dev/ttyUSB2'))).toMatchObject({ ok: false, error: { code: 'link/busy' } });
    expect(asked.length).toBe(1);
  });

  it('raises DTR and RTS on Windows, and accepts a port that has none', async () => {
    const port = new FakePort();
    const { clock, open } = setUp('win32', [port]);
    expect(await clock.runUntil(open('COM3'))).toMatchObject({ ok: true });
    expect(port.lines).toEqual([{ dtr: true, rts: true }]);
  });

  it('gives up on a driver that never answers', async () => {
    const { clock, open } = setUp('linux', ['never']);
    expect(await clock.runUntil(open('/dev/rfcomm0'))).toMatchObject({
      ok: false,
      error: { code: 'link/failed', facts: { detail: 'open deadline' } },
    });
    expect(clock.nowMs()).toBe(openDeadlineMs);
  });

  it('closes a port that opened after the deadline', async () => {
    const clock = new VirtualClock();
    const port = new FakePort();
    let answer: (port: FakePort) => void = () => undefined;
    const open = createSerialOpener({
      platform: 'linux',
      open: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      hints: async () => ({}),
    });
    const opening = open('/dev/rfcomm0', settings, linkContext(clock));
    await clock.advance(openDeadlineMs);
    answer(port);
    await clock.advance(0);
    expect(await opening).toMatchObject({ ok: false });
    expect(port.closings).toBe(1);
  });

  it('buffers bytes that arrive before the first listener', async () => {
    const port = new FakePort();
    const { clock, open } = setUp('linux', [port]);
    const opened = await clock.runUntil(open('/dev/ttyUSB2'));
    if (!opened.ok) throw new Error(opened.error.code);
    port.say('RDY\r\n');
    await clock.advance(0);
    const received: string[] = [];
    opened.value.onBytes((bytes) => received.push(Buffer.from(bytes).toString()));
    await clock.advance(0);
    port.say('OK\r\n');
    await clock.advance(0);
    expect(received).toEqual(['RDY\r\n', 'OK\r\n']);
  });

  it('treats a read of 0 bytes as the loss of the port', async () => {
    const port = new FakePort();
    const { clock, open } = setUp('win32', [port]);
    const opened = await clock.runUntil(open('COM3'));
    if (!opened.ok) throw new Error(opened.error.code);
    port.say('');
    await clock.advance(0);
    expect(await opened.value.write(Buffer.from('AT\r'))).toMatchObject({ ok: false, error: { code: 'link/lost' } });
  });

  it('treats a failing read as the loss of the port, and closes it once', async () => {
    const port = new FakePort();
    const { clock, open } = setUp('win32', [port]);
    const opened = await clock.runUntil(open('COM3'));
    if (!opened.ok) throw new Error(opened.error.code);
    const endings: unknown[] = [];
    opened.value.onClosed((reason) => endings.push(reason));
    port.failRead(new Error('Reading from COM port (ReadIOCompletion): Operation aborted'));
    await clock.advance(0);
    await opened.value.close();
    expect(endings).toMatchObject([{ code: 'link/lost', facts: { path: 'COM3' } }]);
    expect(port.closings).toBe(1);
  });
});

describe('a port whose event was lost', () => {
  /** Does not report a hang-up until `lookAgain` is called. */
  class DeafPort extends FakePort {
    looks = 0;

    lookAgain(): void {
      this.looks += 1;
      if (this.looks === 3) this.failRead(new Error('hung up'));
    }
  }

  it('is checked once per interval, and no longer after it was lost', async () => {
    const port = new DeafPort();
    const { clock, open } = setUp('linux', [port]);
    const opened = await clock.runUntil(open('/dev/ttyUSB2'));
    if (!opened.ok) throw new Error(opened.error.code);
    const endings: unknown[] = [];
    opened.value.onClosed((reason) => endings.push(reason?.code));
    await clock.advance(2 * lookAgainMs);
    expect(endings).toEqual([]);
    await clock.advance(lookAgainMs);
    expect(endings).toEqual(['link/lost']);
    await clock.advance(60_000);
    expect(port.looks).toBe(3);
    expect(clock.pendingTimers).toBe(0);
  });

  it('is no longer checked after it was closed', async () => {
    const port = new DeafPort();
    const { clock, open } = setUp('linux', [port]);
    const opened = await clock.runUntil(open('/dev/ttyUSB2'));
    if (opened.ok) await clock.runUntil(opened.value.close());
    expect(clock.pendingTimers).toBe(0);
  });
});
