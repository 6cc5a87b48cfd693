import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ByteLink, LinkNote, ModemLines, PortControl } from '../../electron/base/byte-link.ts';
import { openRfc2217Link } from '../../electron/link/rfc2217-link.ts';
import {
  readyDeadlineMs,
  type ShareEvent,
  type ShareServer,
  startShareServer,
} from '../../electron/link/share-server.ts';
import { sharedPortOf } from '../../electron/link/shared-port.ts';
import { encodeNegotiation } from '../../electron/link/telnet-codec.ts';
import { defaultFrame } from '../../shared/contract.ts';
import { fail, ok } from '../../shared/outcome.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { LinkObserver } from './pseudo-terminals.ts';
import { linkContext, realClock } from './real-clock.ts';

const servers: ShareServer[] = [];
const sockets: Socket[] = [];
const links: ByteLink[] = [];

afterEach(async () => {
  for (const link of links.splice(0)) await link.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) await server.close();
});

const noLines = { ok: false, error: { code: 'link/unsupported', facts: {}, evidence: [] } } as const;
const lines: ModemLines = { cts: true, dsr: false, dcd: true, ri: false };

/** A port that has everything, and records its calls. */
const createPort = (): { readonly calls: string[]; readonly control: PortControl } => {
  const calls: string[] = [];
  const note = (text: string): void => void calls.push(text);
  return {
    calls,
    control: {
      setBaudRate: async (baudRate) => {
        note(`baud ${baudRate}`);
        return ok(baudRate);
      },
      setFrame: async (frame) => {
        note(`frame ${JSON.stringify(frame)}`);
        return ok(frame);
      },
      setLines: async (wanted) => {
        note(`lines ${JSON.stringify(wanted)}`);
        return ok(undefined);
      },
      setBreak: async (isOn) => {
        note(`break ${isOn}`);
        return ok(undefined);
      },
      readLines: async () => ok(lines),
    },
  };
};

const portWithoutLines: PortControl = {
  setBaudRate: async (baudRate) => ok(baudRate),
  setFrame: async () => fail('link/unsupported'),
  setLines: async () => noLines,
  setBreak: async () => noLines,
  readLines: async () => noLines,
};

const share = async (part: Partial<Parameters<typeof startShareServer>[0]> = {}) => {
  const events: ShareEvent[] = [];
  const watchers = new Set<() => void>();
  const written: number[] = [];
  const started = await startShareServer({
    clock: realClock,
    tcpPort: 0,
    bind: '127.0.0.1',
    allow: [],
    mayWrite: true,
    port: sharedPortOf({ baudRate: 115_200 }),
    isOpen: () => true,
    control: () => null,
    write: async (bytes) => written.push(...bytes),
    onEvent: (event) => {
      events.push(event);
      for (const watcher of watchers) watcher();
    },
    ...part,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  servers.push(started.value);
  const event = (kind: ShareEvent['kind']): Promise<ShareEvent> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = events.find((each) => each.kind === kind);
        if (found) resolve(found);
      };
      watchers.add(look);
      look();
    });
  return { server: started.value, events, event, written };
};

const dial = (server: ShareServer): Socket => {
  const socket = connect(server.tcpPort, '127.0.0.1');
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
};

const openLink = async (server: ShareServer, baudRate = 115_200): Promise<ByteLink> => {
  const opened = await openRfc2217Link(`rfc2217://127.0.0.1:${server.tcpPort}`, { baudRate }, linkContext());
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  links.push(opened.value);
  return opened.value;
};

const every = Uint8Array.from({ length: 1024 }, (_, at) => at & 255);
const comPort = 44;

describe('a shared port', () => {
  it('passes every byte in both directions', async () => {
    const { server, written, event } = await share();
    const link = await openLink(server);
    const observer = new LinkObserver(link);
    await event('connected');
    server.deliver(every);
    await observer.bytes(every.length);
    expect([...observer.received]).toEqual([...every]);
    await link.write(every);
    await link.close();
    expect(await event('disconnected')).toMatchObject({ sentBytes: 1024, receivedBytes: 1024, droppedBytes: 0 });
    expect(written).toEqual([...every]);
  });

  it('takes baud rate, frame, lines and break of the client, and ends a break that it left on', async () => {
    const { calls, control } = createPort();
    const { server, events, event } = await share({ control: () => control });
    const link = await openLink(server, 9600);
    const notes: LinkNote[] = [];
    link.onNote?.((note) => notes.push(note));
    expect(calls).toEqual(['baud 9600']);
    expect(await link.control?.setBaudRate(57_600)).toEqual({ ok: true, value: 57_600 });
    expect(await link.control?.setLines({ dtr: false })).toMatchObject({ ok: true });
    expect(await link.control?.setBreak(true)).toMatchObject({ ok: true });
    await expect.poll(() => notes).toEqual([{ kind: 'modem-lines', lines }]);
    await link.close();
    await event('disconnected');
    expect(calls.slice(1)).toEqual(['baud 57600', 'lines {"dtr":false}', 'break true', 'break false']);
    expect(events.flatMap((each) => (each.kind === 'changed' ? [each.what] : []))).toEqual([
      'baud 9600',
      'baud 57600',
      'DTR off',
      'break',
    ]);
  });

  it('without lines answers that they are not supported, and keeps what it cannot change', async () => {
    const { server } = await share({ control: () => portWithoutLines });
    const link = await openLink(server);
    expect(await link.control?.setLines({ dtr: true })).toMatchObject({ error: { code: 'link/unsupported' } });
    expect(await link.control?.setLines({ rts: false })).toMatchObject({ error: { code: 'link/unsupported' } });
    expect(await link.control?.setBreak(true)).toMatchObject({ error: { code: 'link/unsupported' } });
    expect(await link.control?.setFrame({ ...defaultFrame, dataBits: 7, parity: 'even' })).toEqual({
      ok: true,
      value: defaultFrame,
    });
  });

  it('is only read without the permission to write: what the client sends is dropped and counted', async () => {
    const { calls, control } = createPort();
    const { server, written, event } = await share({ mayWrite: false, control: () => control });
    const link = await openLink(server, 9600);
    const notes: LinkNote[] = [];
    link.onNote?.((note) => notes.push(note));
    const differ = { kind: 'settings-differ', wanted: '9600 8N1', actual: '115200 8N1' };
    await expect.poll(() => notes).toContainEqual(differ);
    await link.control?.setLines({ dtr: false });
    await link.control?.setBreak(true);
    await link.write(Uint8Array.of(1, 2, 3));
    await link.close();
    expect(await event('disconnected')).toMatchObject({ droppedBytes: 3 });
    expect([written, calls]).toEqual([[], []]);
  });

  it('has one client at a time', async () => {
    const { server, event } = await share();
    const link = await openLink(server);
    const second = dial(server);
    await once(second, 'close');
    expect(await event('refused')).toMatchObject({ reason: 'in-use' });
    await link.close();
    await event('disconnected');
    await openLink(server);
  });

  it('disconnects its client when the port is lost', async () => {
    const { server, event } = await share();
    const observer = new LinkObserver(await openLink(server));
    server.portClosed();
    await observer.ended();
    expect(await event('disconnected')).toMatchObject({ reason: 'port-closed' });
  });
});

describe('a connection is refused', () => {
  it.each([
    ['http', 'POST / HTTP/1.1\r\n\r\nAT+CFUN=0\r'],
    ['http', 'GET / HTTP/1.1\r\n'],
    ['no-negotiation', 'AT\r'],
    ['no-negotiation', '\x16\x03\x01'],
  ])('as %s when it begins with %j, and nothing of it reaches the port', async (reason, text) => {
    const { server, event, written } = await share();
    const socket = dial(server);
    // Also when the option follows, as in the body of a request.
    socket.write(Buffer.concat([Buffer.from(text, 'latin1'), encodeNegotiation('will', comPort), Buffer.from('AT\r')]));
    socket.resume();
    await once(socket, 'close');
    expect(await event('refused')).toMatchObject({ reason });
    expect(written).toEqual([]);
  });

  it('when it does not negotiate within its time, and it gets nothing of the device', async () => {
    const clock = new VirtualClock();
    const { server, event } = await share({ clock });
    const socket = dial(server);
    const received: number[] = [];
    socket.on('data', (bytes) => received.push(...bytes));
    await once(socket, 'data');
    server.deliver(Uint8Array.of(65, 66));
    const closed = once(socket, 'close');
    await clock.advance(readyDeadlineMs);
    await closed;
    expect(await event('refused')).toMatchObject({ reason: 'no-negotiation' });
    expect(received).not.toContain(65);
  });

  it('from another address than the allowed ones', async () => {
    const { server, event } = await share({ allow: ['192.0.2.7'] });
    await once(dial(server).resume(), 'close');
    expect(await event('refused')).toMatchObject({ reason: 'not-allowed' });
    const allowed = await share({ allow: ['::ffff:127.0.0.1'] });
    await openLink(allowed.server);
  });

  it('while the port is not open', async () => {
    const { server, event } = await share({ isOpen: () => false });
    await once(dial(server).resume(), 'close');
    expect(await event('refused')).toMatchObject({ reason: 'port-closed' });
  });
});

it('a used TCP port is a failure', async () => {
  const { server } = await share();
  await expect(share({ tcpPort: server.tcpPort })).rejects.toThrow('link/busy');
});
