import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { EncodingId } from '../../shared/encodings/encoding-ids.ts';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { keptSettings } from '../../shared/port-settings.ts';
import { createLazyPart } from '../parts/lazy-part.ts';
import { useScope, useView } from '../store/view-store.ts';

/** Few ports have another encoding than UTF-8. */
const decoders = createLazyPart(async () => (await import('../../shared/lines/decode-line.ts')).createLineDecoder);

export interface LineDecoding {
  readonly encoding: EncodingId;
  /** `null`: lines have their text already. */
  readonly decode: ((line: TrafficLine) => TrafficLine) | null;
}

const utf8: LineDecoding = { encoding: 'utf-8', decode: null };

/** By the number of the port in a merged view; of a session under 0. */
const useEncodings = (): ReadonlyMap<number, EncodingId> => {
  const scope = useScope();
  const text = useView((view) => {
    const { session, merged } = view;
    const ports = session ? [{ number: 0, address: session.address }] : (merged[scope ?? '']?.ports ?? []);
    return JSON.stringify(
      ports.map(({ number, address }) => [number, keptSettings(view, address)?.encoding ?? 'utf-8']),
    );
  });
  return useMemo(() => new Map(JSON.parse(text) as readonly (readonly [number, EncodingId])[]), [text]);
};

/** How lines get the text of the encoding of their port. UTF-8 until the decoders are here. */
export const useLineDecoder = (): LineDecoding => {
  const encodings = useEncodings();
  const isOther = [...encodings.values()].some((encoding) => encoding !== 'utf-8');
  const state = useStore(decoders.state);
  useEffect(() => {
    if (isOther) void decoders.load();
  }, [isOther]);
  return useMemo(
    () => (isOther && state.kind === 'loaded' ? decodingOf(encodings, state.part) : utf8),
    [isOther, encodings, state],
  );
};

type CreateDecoder = (encoding: EncodingId) => (line: TrafficLine) => TrafficLine;

/** Older lines are searched in one encoding: that of all ports, or UTF-8 if they differ. */
const decodingOf = (encodings: ReadonlyMap<number, EncodingId>, create: CreateDecoder): LineDecoding => {
  const [first = 'utf-8', ...others] = new Set(encodings.values());
  const byPort = new Map([...encodings].map(([port, encoding]) => [port, create(encoding)]));
  return {
    encoding: others.length === 0 ? first : 'utf-8',
    decode: (line) => byPort.get(line.port ?? 0)?.(line) ?? line,
  };
};
