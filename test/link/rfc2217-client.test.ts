import { describe, expect, it } from 'vitest';
import type { LinkNote } from '../../electron/base/byte-link.ts';
import { baudRateBytes } from '../../electron/link/com-port-option.ts';
import { createRfc2217Client, negotiationDeadlineMs } from '../../electron/link/rfc2217-client.ts';
import { replyDeadlineMs } from '../../electron/link/rfc2217-replies.ts';
import {
  createTelnetDecoder,
  encodeNegotiation,
  encodeSubnegotiation,
  type TelnetEvent,
  type TelnetVerb,
} from '../../electron/link/telnet-codec.ts';
import { defaultFrame } from '../../shared/contract.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const settings = { baudRate: 9600, frame: { ...defaultFrame, parity: 'even', dataBits: 7 } } as const;

/** A client, and a server that answers as the test says. */
const createBench = (answer: (event: TelnetEvent, server: Server) => void) => {
  const clock = new VirtualClock();
  const decoder = createTelnetDecoder();
  const seen: TelnetEvent[] = [];
  const notes: LinkNote[] = [];
  const data: number[] = [];
  const broken: string[] = [];
  const server: Server = {
    raw: (...bytes) => client.receive(Uint8Array.from(bytes)),
    negotiate: (verb, option) => client.receive(encodeNegotiation(verb, option)),
    reply: (...content) => client.receive(encodeSubnegotiation(44, Uint8Array.from(content))),
  };
  const client = createRfc2217Client({
    clock,
    send: (bytes) => {
      for (const event of decoder.push(bytes)) {
        seen.push(event);
        queueMicrotask(() => answer(event, server));
      }
    },
    onData: (bytes) => data.push(...bytes),
    onNote: (note) => notes.push(note),
    onBroken: (detail) => broken.push(detail),
  });
  const sent = (command: number): readonly (readonly number[])[] =>
    seen.flatMap((event) =>
      event.kind === 'subnegotiation' && event.bytes[0] === command ? [[...event.bytes.subarray(1)]] : [],
    );
  return { clock, client, server, seen, sent, notes, data, broken };
};

interface Server {
  raw(...bytes: readonly number[]): void;
  negotiate(verb: TelnetVerb, option: number): void;
  reply(...content: readonly number[]): void;
}

/** Accepts everything, and answers with what was asked for. */
const willing = (event: TelnetEvent, server: Server): void => {
  if (event.kind === 'negotiation') {
    if (event.verb === 'will') server.negotiate('do', event.option);
    if (event.verb === 'do') server.negotiate('will', event.option);
  }
  if (event.kind === 'subnegotiation') server.reply((event.bytes[0] ?? 0) + 100, ...event.bytes.subarray(1));
};

describe('opening', () => {
  it('negotiates binary mode and the port, and applies every setting', async () => {
    const bench = createBench(willing);
    expect(await bench.client.open(settings)).toBe(null);
    expect(bench.sent(1)).toEqual([[0, 0, 0x25, 0x80]]);
    expect([bench.sent(2), bench.sent(3), bench.sent(4), bench.sent(5)]).toEqual([[[7]], [[3]], [[1]], [[1]]]);
    expect(bench.notes).toEqual([]);
    expect(bench.clock.pendingTimers).toBe(0);
  });

  it('fails at once when the server refuses the option', async () => {
    const bench = createBench((event, server) => {
      if (event.kind === 'negotiation' && event.verb === 'will') server.negotiate('dont', event.option);
    });
    expect(await bench.client.open(settings)).toBe('refused');
    expect(bench.clock.nowMs()).toBe(0);
    expect(bench.sent(1)).toEqual([]);
  });

  it.each([
    ['silent', () => undefined],
    ['sends only data', (_: TelnetEvent, server: Server) => server.raw(0x4f, 0x4b)],
    ['accepts only binary mode', (_: TelnetEvent, server: Server) => server.negotiate('do', 0)],
  ])('ends after its deadline when the server %s', async (_, answer) => {
    const bench = createBench(answer);
    expect(await bench.clock.runUntil(bench.client.open(settings))).toBe('silent');
    expect(bench.clock.nowMs()).toBe(negotiationDeadlineMs);
  });

  it('fails when the server accepts the option and answers to no setting', async () => {
    const bench = createBench((event, server) => event.kind === 'negotiation' && willing(event, server));
    expect(await bench.clock.runUntil(bench.client.open(settings))).toBe('settings-silent');
    expect(bench.clock.nowMs()).toBe(replyDeadlineMs);
  });

  it('ends when the connection ends', async () => {
    const bench = createBench(() => undefined);
    const opened = bench.client.open(settings);
    bench.client.end();
    expect(await opened).toBe('refused');
    expect(bench.clock.pendingTimers).toBe(0);
  });

  it('notes which settings the server uses instead', async () => {
    const bench = createBench((event, server) => {
      const isRate = event.kind === 'subnegotiation' && event.bytes[0] === 1;
      if (isRate) server.reply(101, 0, 1, 0xc2, 0);
      else willing(event, server);
    });
    expect(await bench.client.open(settings)).toBe(null);
    expect(bench.notes).toEqual([{ kind: 'settings-differ', wanted: '9600 7E1', actual: '115200 7E1' }]);
  });

  it('notes a server that does not say which baud rate it uses', async () => {
    const bench = createBench((event, server) => {
      if (event.kind !== 'subnegotiation' || event.bytes[0] !== 1) willing(event, server);
    });
    expect(await bench.clock.runUntil(bench.client.open(settings))).toBe(null);
    expect(bench.notes).toEqual([{ kind: 'settings-unknown', wanted: '9600' }]);
  });
});

const opened = async (answer = willing) => {
  const bench = createBench(answer);
  await bench.clock.runUntil(bench.client.open(settings));
  return bench;
};

/** A server that answers to a baud rate with another one. */
const withRate =
  (baudRate: number) =>
  (event: TelnetEvent, server: Server): void => {
    if (event.kind !== 'subnegotiation' || event.bytes[0] !== 1) return willing(event, server);
    server.reply(101, ...baudRateBytes(baudRate));
  };

describe('data', () => {
  it('passes in both directions with 255 escaped, also within other bytes of the protocol', async () => {
    const { client, server, data } = await opened();
    server.raw(1, 255);
    server.raw(255, 13, 0, 255, 250, 44, 107, 16, 255, 240, 2);
    expect(data).toEqual([1, 255, 13, 0, 2]);
    expect([...client.encode(Uint8Array.of(255, 13, 10))]).toEqual([255, 255, 13, 10]);
  });

  it('has its carriage returns marked where the server refuses binary mode', async () => {
    const { client, server, data } = await opened((event, remote) => {
      if (event.kind !== 'negotiation' || event.option !== 0) willing(event, remote);
      else remote.negotiate(event.verb === 'will' ? 'dont' : 'wont', 0);
    });
    server.raw(65, 13, 0, 10);
    expect(data).toEqual([65, 13, 10]);
    expect([...client.encode(Uint8Array.of(65, 13))]).toEqual([65, 13, 0]);
  });

  it('waits while the server has asked to suspend it', async () => {
    const { client, server } = await opened();
    server.reply(108);
    let isReady = false;
    void client.ready().then(() => {
      isReady = true;
    });
    await Promise.resolve();
    expect(isReady).toBe(false);
    server.reply(109);
    await client.ready();
    expect(isReady).toBe(true);
  });
});

describe('the port', () => {
  it('gets another baud rate, frame, lines and break, and says what applies', async () => {
    const { client, sent } = await opened();
    expect(await client.control.setBaudRate(3_000_000)).toEqual({ ok: true, value: 3_000_000 });
    expect(await client.control.setFrame(defaultFrame)).toEqual({ ok: true, value: defaultFrame });
    expect(await client.control.setLines({ dtr: false, rts: true })).toMatchObject({ ok: true });
    expect(await client.control.setBreak(true)).toMatchObject({ ok: true });
    expect(await client.control.setBreak(false)).toMatchObject({ ok: true });
    expect(sent(1).at(-1)).toEqual([0, 45, 198, 192]);
    expect(sent(5).map(([value]) => value)).toEqual([1, 1, 9, 11, 5, 6]);
  });

  it.each([
    ['parity mark', { parity: 'mark' }, 3, 4],
    ['parity space', { parity: 'space' }, 3, 5],
    ['one and a half stop bits', { stopBits: 1.5 }, 4, 3],
    ['two stop bits', { stopBits: 2 }, 4, 2],
    ['five data bits', { dataBits: 5 }, 2, 5],
    ['XON and XOFF', { xon: true, xoff: true }, 5, 2],
    ['only XON, which is asked for as both', { xon: true }, 5, 2],
    ['RTS and CTS', { rtscts: true }, 5, 3],
  ] as const)('gets %s', async (_, part, command, value) => {
    const { client, sent } = await opened();
    const frame = { ...defaultFrame, ...part };
    expect(await client.control.setFrame(frame)).toEqual({ ok: true, value: frame });
    expect(sent(command).at(-1)).toEqual([value]);
  });

  it.each([0, 1, 49, 20_000_001, 0xff_ff_ff_fe])('has no baud rate where the server claims %i', async (claimed) => {
    const { client } = await opened(withRate(claimed));
    const set = await client.control.setBaudRate(57_600);
    expect(set).toMatchObject({ ok: false, error: { code: 'link/unsupported', facts: { detail: 'baud rate' } } });
  });

  it('says which frame the server uses instead', async () => {
    const { client } = await opened((event, server) => {
      const [command, value] = event.kind === 'subnegotiation' ? event.bytes : [];
      if (command === 4) server.reply(104, 1);
      else if (command === 5 && (value ?? 9) <= 3) server.reply(105, 2);
      else willing(event, server);
    });
    expect(await client.control.setFrame({ ...defaultFrame, stopBits: 1.5, rtscts: true })).toEqual({
      ok: true,
      value: { ...defaultFrame, stopBits: 1, rtscts: false, xon: true, xoff: true },
    });
  });

  it('has no line that the server reports in another state', async () => {
    const { client } = await opened((event, server) => {
      const isDtr = event.kind === 'subnegotiation' && event.bytes[0] === 5 && event.bytes[1] === 8;
      if (isDtr) server.reply(105, 9);
      else willing(event, server);
    });
    expect(await client.control.setLines({ dtr: true })).toMatchObject({
      ok: false,
      error: { code: 'link/unsupported', facts: { detail: 'DTR' } },
    });
    expect(await client.control.readLines()).toMatchObject({ ok: false, error: { code: 'link/unsupported' } });
  });

  it('takes no late answer as the answer to the next request', async () => {
    let isSlow = false;
    const { client, clock, server } = await opened((event, remote) => {
      if (!isSlow) willing(event, remote);
    });
    isSlow = true;
    expect(await clock.runUntil(client.control.setBaudRate(4800))).toMatchObject({ ok: false });
    const second = client.control.setBaudRate(19200);
    server.reply(101, 0, 0, 0x12, 0xc0);
    server.reply(101, 0, 0, 0x4b, 0);
    expect(await second).toEqual({ ok: true, value: 19200 });
  });

  it('reports changes of its inputs and errors of the line, however often they come', async () => {
    const { client, server, notes, clock } = await opened();
    for (let round = 0; round < 1000; round += 1) {
      server.reply(107, 0b0001_0000);
      server.reply(107, 0b1011_0000);
      server.reply(106, 8);
      server.reply(106, 16);
    }
    await clock.advance(10_000);
    const lines = { cts: true, dsr: true, dcd: true, ri: false };
    expect(notes).toEqual([
      { kind: 'modem-lines', lines: { cts: true, dsr: false, dcd: false, ri: false } },
      { kind: 'modem-lines', lines },
      { kind: 'line-errors', errors: ['framing', 'break'] },
    ]);
    expect(await client.control.readLines()).toEqual({ ok: true, value: lines });
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a hostile server', () => {
  it('gets one refusal for each unknown option', async () => {
    const { server, seen, broken } = await opened();
    const before = seen.length;
    for (let round = 0; round < 1000; round += 1) {
      server.negotiate('will', 1);
      server.negotiate('do', 24);
    }
    expect(seen.slice(before)).toEqual([
      { kind: 'negotiation', verb: 'dont', option: 1 },
      { kind: 'negotiation', verb: 'wont', option: 24 },
    ]);
    expect(broken).toEqual([]);
  });

  it('is left when it switches an option on and off without end', async () => {
    const { server, broken } = await opened();
    for (let round = 0; round < 1000; round += 1) {
      server.negotiate('dont', 3);
      server.negotiate('do', 3);
    }
    expect(broken[0]).toBe('telnet negotiation without end');
  });
});
