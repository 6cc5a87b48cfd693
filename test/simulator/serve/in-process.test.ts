import { describe, expect, it } from 'vitest';
import { linkToEndpoint } from '../../../electron/simulator/serve/in-process.ts';
import { createTestEndpoint, pattern } from './support.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the link within this process', () => {
  it('transfers every byte in both directions, in order, and has its address', async () => {
    const endpoint = createTestEndpoint();
    const link = linkToEndpoint(endpoint, 'sim:', 7);
    expect([link.address, link.epoch]).toEqual(['sim:', 7]);
    const arrived: number[] = [];
    link.onBytes((bytes) => arrived.push(...bytes));
    const writes = [link.write(pattern(1000)), link.write(Buffer.from('AT\r'))];
    expect(await Promise.all(writes)).toEqual(
      [{ ok: true }, { ok: true }].map(() => expect.objectContaining({ ok: true })),
    );
    expect(endpoint.received()).toEqual(Buffer.concat([pattern(1000), Buffer.from('AT\r')]));
    endpoint.say(pattern(500));
    endpoint.say('OK');
    await settled();
    expect(Buffer.from(arrived)).toEqual(Buffer.concat([pattern(500), Buffer.from('OK')]));
  });

  it('buffers output before the first listener, up to 1 MiB', async () => {
    const endpoint = createTestEndpoint();
    const link = linkToEndpoint(endpoint, 'sim:', 1);
    endpoint.say('RDY');
    endpoint.say(new Uint8Array(1_048_576));
    await settled();
    endpoint.say('+CPIN: READY');
    const arrived: string[] = [];
    link.onBytes((bytes) => arrived.push(Buffer.from(bytes).toString()));
    await settled();
    expect(arrived).toEqual(['RDY', '+CPIN: READY']);
  });

  it('never delivers an answer within the call of write', async () => {
    const endpoint = createTestEndpoint();
    const link = linkToEndpoint({ ...endpoint, receive: () => endpoint.say('echo') }, 'sim:', 1);
    let answers = 0;
    link.onBytes(() => {
      answers += 1;
    });
    const written = link.write(Buffer.from('x'));
    expect(answers).toBe(0);
    await written;
    await settled();
    expect(answers).toBe(1);
  });

  it('copies the bytes: the caller may change them after write', async () => {
    const endpoint = createTestEndpoint();
    const bytes = Buffer.from('AT');
    const written = linkToEndpoint(endpoint, 'sim:', 1).write(bytes);
    bytes.fill(0);
    await written;
    expect(endpoint.received().toString()).toBe('AT');
  });

  it('is lost when the cable is pulled: reported once, with the reason; pending bytes are lost', async () => {
    const endpoint = createTestEndpoint();
    const link = linkToEndpoint(endpoint, 'sim:', 1);
    const arrived: Uint8Array[] = [];
    const reasons: unknown[] = [];
    link.onBytes((bytes) => arrived.push(bytes));
    link.onClosed((reason) => reasons.push(reason));
    endpoint.say('OK');
    endpoint.unplug();
    endpoint.unplug();
    await settled();
    expect(arrived).toEqual([]);
    expect(reasons).toMatchObject([{ code: 'link/lost', facts: { address: 'sim:' } }]);
    expect(await link.write(pattern(1))).toMatchObject({ ok: false, error: { code: 'link/lost' } });
    await link.close();
    expect([reasons.length, endpoint.listeners()]).toEqual([1, 0]);
  });

  it('closes once, without a reason, and transfers nothing afterwards', async () => {
    const endpoint = createTestEndpoint();
    const link = linkToEndpoint(endpoint, 'sim:', 1);
    const reasons: unknown[] = [];
    const arrived: unknown[] = [];
    link.onBytes((bytes) => arrived.push(bytes));
    link.onClosed((reason) => reasons.push(reason));
    const cut = link.write(Buffer.from('late'));
    await Promise.all([link.close(), link.close()]);
    endpoint.say('late');
    link.onClosed((reason) => reasons.push(reason));
    await settled();
    expect(reasons).toEqual([null, null]);
    expect(arrived).toEqual([]);
    expect(endpoint.listeners()).toBe(0);
    for (const written of [await cut, await link.write(Buffer.from('x'))]) {
      expect(written).toMatchObject({ ok: false, error: { code: 'link/lost' } });
    }
    expect(endpoint.received().length).toBe(0);
  });

  it('a removed listener is not called', async () => {
    const endpoint = createTestEndpoint();
    const link = linkToEndpoint(endpoint, 'sim:', 1);
    const arrived: unknown[] = [];
    const undo = [link.onBytes((bytes) => arrived.push(bytes)), link.onClosed((reason) => arrived.push(reason))];
    for (const stop of [...undo, ...undo]) stop();
    endpoint.say('x');
    await link.close();
    await settled();
    expect(arrived).toEqual([]);
  });
});
