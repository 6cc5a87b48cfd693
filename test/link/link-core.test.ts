import { describe, expect, it } from 'vitest';
import { closeDeadlineMs, keptBytesLimit, LinkCore, writeDeadlineMs } from '../../electron/link/link-core.ts';
import { type Failure, fail, ok } from '../../shared/outcome.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

class FakeTransport {
  readonly sent: string[] = [];
  readonly releases: boolean[] = [];
  /** How the next sends and the release end. */
  takes: 'at once' | 'never' | 'fails' = 'at once';
  releaseEnds = true;

  send(bytes: Uint8Array): Promise<void> {
    this.sent.push(Buffer.from(bytes).toString());
    if (this.takes === 'fails') return Promise.reject(new Error('EIO: i/o error'));
    return this.takes === 'never' ? new Promise(() => undefined) : Promise.resolve();
  }

  release(discardUnsent: boolean): Promise<void> {
    this.releases.push(discardUnsent);
    return this.releaseEnds ? Promise.resolve() : new Promise(() => undefined);
  }
}

const setUp = () => {
  const clock = new VirtualClock();
  const transport = new FakeTransport();
  const link = new LinkCore({ address: '/dev/ttyUSB2', epoch: 7, clock, baudRate: 115200, transport });
  const endings: (Failure | null)[] = [];
  link.onClosed((reason) => endings.push(reason));
  return { clock, transport, link, endings };
};

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const lost = (detail: string) => ({ code: 'link/lost', facts: { path: '/dev/ttyUSB2', detail } });

describe('received bytes', () => {
  it('are buffered for the first listener, in order, and not delivered during onBytes', async () => {
    const { clock, link } = setUp();
    link.receive(bytes('RDY\r\n'));
    const arrived: string[] = [];
    link.onBytes((chunk) => arrived.push(Buffer.from(chunk).toString()));
    expect(arrived).toEqual([]);
    link.receive(bytes('+CPIN: READY\r\n'));
    await clock.advance(0);
    expect(arrived).toEqual(['RDY\r\n', '+CPIN: READY\r\n']);
  });

  it('beyond the limit drop the oldest without a listener, and are counted', async () => {
    const { clock, link } = setUp();
    link.receive(bytes('0123456789'));
    link.receive(new Uint8Array(keptBytesLimit - 5).fill(0x2e));
    expect(link.droppedBytes).toBe(5);
    const arrived: Uint8Array[] = [];
    link.onBytes((chunk) => arrived.push(chunk));
    await clock.advance(0);
    expect(Buffer.concat(arrived).length).toBe(keptBytesLimit);
    expect(Buffer.concat(arrived).toString().slice(0, 7)).toBe('56789..');
  });

  it('are buffered up to the same limit after a listener was removed', async () => {
    const { clock, link } = setUp();
    link.receive(bytes('RDY\r\n'));
    const removeListener = link.onBytes(() => undefined);
    await clock.advance(0);
    removeListener();
    link.receive(new Uint8Array(keptBytesLimit));
    expect(link.droppedBytes).toBe(0);
    const arrived: Uint8Array[] = [];
    link.onBytes((chunk) => arrived.push(chunk));
    await clock.advance(0);
    expect(Buffer.concat(arrived).length).toBe(keptBytesLimit);
  });

  it('still reach a first listener that is added after the loss', async () => {
    const { clock, link } = setUp();
    link.receive(bytes('OK\r\n'));
    link.lose('hung up');
    const arrived: string[] = [];
    link.onBytes((chunk) => arrived.push(Buffer.from(chunk).toString()));
    await clock.advance(0);
    expect(arrived).toEqual(['OK\r\n']);
  });

  it('reach no listener after close, neither buffered nor new ones', async () => {
    const { clock, link } = setUp();
    link.receive(bytes('kept'));
    const closing = link.close();
    link.receive(bytes('late'));
    await closing;
    const arrived: unknown[] = [];
    link.onBytes((chunk) => arrived.push(chunk));
    link.receive(bytes('later'));
    await clock.advance(0);
    expect(arrived).toEqual([]);
  });

  it('no longer reach a removed listener, even when another listener of the same bytes removed it', () => {
    const { link } = setUp();
    const arrived: string[] = [];
    link.onBytes(() => undoSecond());
    const undoSecond = link.onBytes(() => arrived.push('second'));
    link.receive(bytes('x'));
    undoSecond();
    expect(arrived).toEqual([]);
  });
});

describe('writes', () => {
  it('are sent one after the other, each as a copy', async () => {
    const { clock, transport, link } = setUp();
    const first = bytes('first');
    const outcomes = [link.write(first), link.write(bytes('second'))];
    first.fill(0);
    await clock.advance(0);
    expect(transport.sent).toEqual(['first', 'second']);
    expect(await Promise.all(outcomes)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('that the driver does not accept in time lose the link', async () => {
    const { clock, transport, link, endings } = setUp();
    transport.takes = 'never';
    const outcomes = [link.write(new Uint8Array(11_520)), link.write(bytes('AT\r'))];
    expect(writeDeadlineMs(11_520, 115_200)).toBe(5000);
    await clock.advance(4999);
    expect(endings).toEqual([]);
    await clock.advance(1);
    expect(endings).toMatchObject([lost('write deadline')]);
    for (const outcome of outcomes) expect(await outcome).toMatchObject({ ok: false, error: lost('write deadline') });
    expect(transport.sent.length).toBe(1);
    expect(transport.releases).toEqual([true]);
  });

  it('get the time that a slower rate needs, once the port was changed to it', async () => {
    const { clock, transport } = setUp();
    const unused = async () => fail('link/unsupported');
    const link = new LinkCore({
      ...{ address: '/dev/ttyUSB2', epoch: 8, clock, baudRate: 115_200, transport },
      control: {
        setBaudRate: async (baudRate) => (baudRate === 300 ? fail('link/unsupported') : ok(baudRate)),
        ...{ setFrame: unused, setLines: unused, setBreak: unused, readLines: unused },
      },
    });
    const endings: unknown[] = [];
    link.onClosed((reason) => endings.push(reason));
    await link.control?.setBaudRate(1200);
    await link.control?.setBaudRate(300);
    transport.takes = 'never';
    void link.write(new Uint8Array(1200));
    await clock.advance(writeDeadlineMs(1200, 1200) - 1);
    expect(endings).toEqual([]);
    await clock.advance(1);
    expect(endings).toMatchObject([lost('write deadline')]);
  });

  it('that the driver refuses lose the link', async () => {
    const { transport, link, endings } = setUp();
    transport.takes = 'fails';
    expect(await link.write(bytes('AT\r'))).toMatchObject({ ok: false, error: lost('EIO: i/o error') });
    expect(endings).toMatchObject([lost('EIO: i/o error')]);
  });

  it('in progress at close fail at once, and nothing is sent later', async () => {
    const { clock, transport, link } = setUp();
    transport.takes = 'never';
    const outcomes = [link.write(bytes('AT\r')), link.write(bytes('ATI\r'))];
    await clock.advance(0);
    await link.close();
    for (const outcome of outcomes) expect(await outcome).toMatchObject({ ok: false, error: lost('closed') });
    expect(await link.write(bytes('AT\r'))).toMatchObject({ ok: false, error: lost('closed') });
    expect(transport.sent).toEqual(['AT\r']);
    expect(transport.releases).toEqual([true]);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('the end of a link', () => {
  it('is reported once with null after close, however often it is closed', async () => {
    const { transport, link, endings } = setUp();
    await Promise.all([link.close(), link.close()]);
    await link.close();
    link.lose('hung up');
    expect(endings).toEqual([null]);
    expect(transport.releases).toEqual([false]);
  });

  it('is reported once with the failure after a loss, also to late listeners', async () => {
    const { clock, link, endings } = setUp();
    link.lose('hung up');
    link.lose('again');
    await link.close();
    const late: (Failure | null)[] = [];
    link.onClosed((reason) => late.push(reason));
    expect(late).toEqual([]);
    await clock.advance(0);
    expect(endings).toMatchObject([lost('hung up')]);
    expect(late).toEqual(endings);
  });

  it('is not reported to a removed listener', async () => {
    const { clock, link } = setUp();
    const arrived: unknown[] = [];
    link.onClosed((reason) => arrived.push(reason))();
    link.lose('hung up');
    link.onClosed((reason) => arrived.push(reason))();
    await clock.advance(0);
    expect(arrived).toEqual([]);
  });

  it('does not wait for a driver that never closes the device', async () => {
    const { clock, transport, link, endings } = setUp();
    transport.releaseEnds = false;
    let closed = false;
    const closing = link.close().then(() => {
      closed = true;
    });
    await clock.advance(closeDeadlineMs - 1);
    expect(closed).toBe(false);
    await clock.advance(1);
    await closing;
    expect(endings).toEqual([null]);
  });

  it('contains the text of the driver in one printable line', () => {
    const { link, endings } = setUp();
    link.lose(`bad\r\n\u001b[2J${'x'.repeat(5000)}`);
    expect(String(endings[0]?.facts.detail)).toMatch(/^bad \[2Jx{190,200}$/);
  });
});
