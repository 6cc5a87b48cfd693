import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createUnauthenticatedConnections } from '../../../electron/host/web/unauthenticated-connections.ts';

const limit = 8;

const setUp = () => {
  const waiting: (() => void)[] = [];
  const connections = createUnauthenticatedConnections(limit, (action) => waiting.push(action));
  return {
    connections,
    join: (): PassThrough => {
      const socket = new PassThrough();
      connections.add(socket);
      return socket;
    },
    read: (): void => {
      for (const action of waiting.splice(0)) action();
    },
  };
};

describe('of too many connections', () => {
  it('the one whose request arrived with hundreds of others stays', () => {
    const { connections, join, read } = setUp();
    const own = join();
    const others = Array.from({ length: 500 }, join);
    expect(own.destroyed).toBe(false);
    connections.used(own);
    read();
    expect(own.destroyed).toBe(false);
    expect(others.filter(({ destroyed }) => !destroyed)).toEqual(others.slice(-(limit - 1)));
  });

  it('those with a request stay, however often idle ones return', () => {
    const { connections, join, read } = setUp();
    const own = join();
    connections.used(own);
    for (let round = 0; round < 100; round += 1) {
      join();
      read();
    }
    expect(own.destroyed).toBe(false);
  });

  it('a new one has time to send its request, although the others sent theirs', () => {
    const { connections, join, read } = setUp();
    const others = Array.from({ length: limit }, join);
    for (const other of others) connections.used(other);
    const own = join();
    read();
    expect(own.destroyed).toBe(false);
    expect(others.map(({ destroyed }) => destroyed)).toEqual(others.map((_, index) => index === 0));
  });

  it('answers should end their connection, because it could be closed before its next request', async () => {
    const { connections, join } = setUp();
    const all = Array.from({ length: limit / 2 }, join);
    expect(connections.isCrowded()).toBe(false);
    const more = join();
    expect(connections.isCrowded()).toBe(true);
    connections.authenticated(more);
    expect(connections.isCrowded()).toBe(false);
    expect(all.some(({ destroyed }) => destroyed)).toBe(false);
  });
});
