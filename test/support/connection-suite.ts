import { afterEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../shared/connection.ts';
import { type ClientFrame, clientFrameSchema, type ServerFrame, serverFrameSchema } from '../../shared/frames.ts';
import { pause } from './pause.ts';

/** An open connection with both ends. */
export interface OpenedConnection {
  readonly server: Connection<ServerFrame>;
  readonly client: Connection<ClientFrame>;
  /** Closes the connection from the page. */
  closeClient(): void;
  /** Closes it from the main process. */
  closeServer(): void;
  /** Releases all resources. */
  dispose(): Promise<void>;
}

const response = (id: number, value: unknown = {}): ServerFrame => ({
  kind: 'response',
  id,
  outcome: { ok: true, value },
});

const request = (id: number, params: unknown = {}): ClientFrame => ({
  kind: 'request',
  id,
  name: 'settings.change',
  params,
});

const collect = (connection: Connection<never>): unknown[] => {
  const frames: unknown[] = [];
  connection.onFrame((frame) => frames.push(frame));
  return frames;
};

/** Tests that every kind of connection must pass. */
export const connectionSuite = (name: string, open: () => Promise<OpenedConnection>): void => {
  describe(`a connection over ${name}`, () => {
    let opened: OpenedConnection | null = null;
    const opening = async (): Promise<OpenedConnection> => {
      opened = await open();
      return opened;
    };
    afterEach(async () => {
      await opened?.dispose();
      opened = null;
    });

    it('keeps the order of frames in both directions at the same time', async () => {
      const { server, client } = await opening();
      const [atClient, atServer] = [collect(client), collect(server)];
      const numbers = Array.from({ length: 500 }, (_none, index) => index);
      for (const number of numbers) {
        server.send(response(number));
        client.send(request(number));
      }
      await expect.poll(() => [atClient.length, atServer.length]).toEqual([500, 500]);
      expect(atClient).toEqual(numbers.map((number) => response(number)));
      expect(atServer).toEqual(numbers.map((number) => request(number)));
    });

    it('keeps frames that arrive before the first listener', async () => {
      const { server, client } = await opening();
      client.send(request(1));
      server.send(response(1));
      // When these have arrived, the earlier frames have too.
      const [probeAtServer, probeAtClient] = [request(2), response(2)];
      client.send(probeAtServer);
      server.send(probeAtClient);
      await pause(50);
      const [atClient, atServer] = [collect(client), collect(server)];
      await expect.poll(() => [atClient.length, atServer.length]).toEqual([2, 2]);
      expect(atServer).toEqual([request(1), probeAtServer]);
      expect(atClient).toEqual([response(1), probeAtClient]);
    });

    it('transfers traffic byte by byte', async () => {
      const { server, client } = await opening();
      const atClient = collect(client);
      const bytes = Uint8Array.from({ length: 4096 }, (_none, index) => (index * 7) & 0xff);
      const frame: ServerFrame = { kind: 'traffic', sessionId: 's12', bytes };
      server.send(frame);
      server.send(response(1));
      await expect.poll(() => atClient.length).toBe(2);
      const parsed = serverFrameSchema.parse(atClient[0]);
      if (parsed.kind !== 'traffic') throw new Error(`a frame of kind ${parsed.kind}`);
      expect(parsed.sessionId).toBe('s12');
      expect(Buffer.from(parsed.bytes).equals(Buffer.from(bytes))).toBe(true);
    });

    it('transfers large frames completely', async () => {
      const { server, client } = await opening();
      const [atClient, atServer] = [collect(client), collect(server)];
      const text = '串口 "x" \\ \r\n'.repeat(20_000);
      server.send(response(1, text));
      client.send(request(2, { text }));
      await expect.poll(() => [atClient.length, atServer.length]).toEqual([1, 1]);
      expect(serverFrameSchema.parse(atClient[0])).toEqual(response(1, text));
      expect(clientFrameSchema.parse(atServer[0])).toEqual(request(2, { text }));
    });

    it('a removed listener is not called any more', async () => {
      const { server, client } = await opening();
      const atClient = collect(client);
      const undone: unknown[] = [];
      const undo = client.onFrame((frame) => undone.push(frame));
      undo();
      undo();
      server.send(response(1));
      await expect.poll(() => atClient.length).toBe(1);
      expect(undone).toEqual([]);
    });

    it.each([
      ['the page', 'closeClient'],
      ['the program', 'closeServer'],
    ] as const)('notifies both sides once when %s closes it, and drops later frames', async (_who, how) => {
      const connection = await opening();
      const reported: string[] = [];
      const undo = connection.server.onClosed(() => reported.push('nobody'));
      undo();
      connection.server.onClosed(() => reported.push('server'));
      connection.client.onClosed(() => reported.push('client'));
      const [atClient, atServer] = [collect(connection.client), collect(connection.server)];
      connection[how]();
      await expect.poll(() => reported.length).toBe(2);
      connection[how]();
      connection.server.send(response(1));
      connection.client.send(request(1));
      await pause(30);
      expect([...reported].sort()).toEqual(['client', 'server']);
      expect([atClient, atServer]).toEqual([[], []]);
    });
  });
};
