import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTelnetOpening, namedLimit } from '../../electron/link/telnet-opening.ts';

const split = (...chunks: readonly (readonly number[])[]) => {
  const opening = createTelnetOpening();
  const options: string[] = [];
  const data: number[] = [];
  let negotiationBytes = 0;
  for (const chunk of chunks) {
    const found = opening.push(Uint8Array.from(chunk));
    options.push(...found.options);
    data.push(...found.data);
    negotiationBytes += found.negotiationBytes;
  }
  return { options, negotiationBytes, data: [...data, ...opening.end()] };
};

describe('the beginning of a plain connection', () => {
  it.each<[string, readonly number[], readonly string[], readonly number[]]>([
    ['data', [65, 255, 253, 44], [], [65, 255, 253, 44]],
    ['requests', [255, 251, 1, 255, 253, 44, 65, 84], ['WILL ECHO', 'DO COM-PORT-OPTION'], [65, 84]],
    ['a subnegotiation', [255, 250, 44, 107, 255, 255, 255, 240, 65], ['SB COM-PORT-OPTION'], [65]],
    ['an unknown option', [255, 254, 200], ['DONT 200'], []],
    ['an escaped 255', [255, 255, 65], [], [255, 255, 65]],
    ['a request that does not end', [255, 251], [], [255, 251]],
    ['a later request', [255, 251, 1, 65, 255, 251, 3], ['WILL ECHO'], [65, 255, 251, 3]],
  ])('with %s', (_, bytes, options, data) => {
    expect(split(bytes)).toEqual({ options, data, negotiationBytes: bytes.length - data.length });
  });

  it('is the same in any chunks, and no byte is lost', () => {
    const telling = fc.oneof(fc.constantFrom(255, 255, 250, 240, 251, 253, 44), fc.nat(255));
    fc.assert(
      fc.property(fc.array(fc.array(telling, { maxLength: 10 })), (chunks) => {
        const all = split(chunks.flat());
        expect(split(...chunks)).toEqual(all);
        expect(all.negotiationBytes + all.data.length).toBe(chunks.flat().length);
      }),
    );
  });

  it('that never ends names each request once, and not all of them', () => {
    const same = Array.from({ length: 1_000 }, () => [255, 251, 1]);
    expect(split(...same)).toEqual({ options: ['WILL ECHO'], negotiationBytes: 3_000, data: [] });
    const different = Array.from({ length: 1_000 }, (_, at) => [255, 251 + (at >> 8), at % 256]);
    expect(split(...different).options).toHaveLength(namedLimit);
  });

  it('without the end of a subnegotiation is data', () => {
    const bytes = [255, 250, 44, ...Array(2000).fill(1)];
    expect(split(bytes).data.length).toBe(bytes.length);
  });
});
