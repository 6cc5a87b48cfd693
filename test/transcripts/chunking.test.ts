import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptNames } from '../support/transcripts.ts';
import { byteByByte, type ChunkSize, type Played, playTranscript } from './dialogue-bench.ts';

/** Every piece with its exact bytes, also blanks, which the tables do not show. */
const piecesOf = ({ traffic }: Played): readonly string[] =>
  traffic.map(({ direction, owner, bytes }) =>
    JSON.stringify([direction, owner, Buffer.from(bytes).toString('latin1')]),
  );

const receivedText = ({ traffic }: Played): string =>
  traffic
    .filter(({ direction }) => direction === 'received')
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    .join('');

/** Pieces whose owner is not the last sent command. */
const misattributed = ({ traffic }: Played): readonly string[] => {
  const wrong: string[] = [];
  let lastId: number | null = null;
  for (const { direction, owner, bytes } of traffic) {
    if (direction === 'sent' && owner.kind === 'command') lastId = owner.id;
    else if ('id' in owner && owner.id !== lastId) wrong.push(Buffer.from(bytes).toString('latin1'));
  }
  return wrong;
};

const inTurn = (sizes: readonly number[]): ChunkSize => {
  let next = 0;
  return () => sizes[next++ % sizes.length] ?? 1;
};

describe.each(transcriptNames())('%s', (name) => {
  it('loses no byte, and answers belong to the command before them', async () => {
    const played = await playTranscript(name);
    expect(receivedText(played)).toBe(played.fed);
    expect(misattributed(played)).toEqual([]);
  });

  it('has the same pieces and owners byte by byte', async () => {
    const whole = await playTranscript(name);
    expect(piecesOf(await playTranscript(name, byteByByte))).toEqual(piecesOf(whole));
  });

  it('has the same pieces and owners in chunks of any size', async () => {
    const whole = piecesOf(await playTranscript(name));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), async (sizes) => {
        expect(piecesOf(await playTranscript(name, inTurn(sizes)))).toEqual(whole);
      }),
      { numRuns: 20, seed: 720 },
    );
  });
});
