import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { EncodingId } from '../../shared/encodings/encoding-ids.ts';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { keptSettings } from '../../shared/port-settings.ts';
import { createLazyPart } from '../parts/lazy-part.ts';
import { useView } from '../store/view-store.ts';

/** Few ports have another encoding than UTF-8. */
const decoders = createLazyPart(async () => (await import('../../shared/lines/decode-line.ts')).createLineDecoder);

export interface LineDecoding {
  readonly encoding: EncodingId;
  /** `null`: lines have their text already. */
  readonly decode: ((line: TrafficLine) => TrafficLine) | null;
}

const utf8: LineDecoding = { encoding: 'utf-8', decode: null };

/** How lines get the text of the encoding of the port. UTF-8 until the decoders are here. */
export const useLineDecoder = (): LineDecoding => {
  const encoding = useView((view) => (view.session && keptSettings(view, view.session.address)?.encoding) ?? 'utf-8');
  const isOther = encoding !== 'utf-8';
  const state = useStore(decoders.state);
  useEffect(() => {
    if (isOther) void decoders.load();
  }, [isOther]);
  return useMemo(
    () => (isOther && state.kind === 'loaded' ? { encoding, decode: state.part(encoding) } : utf8),
    [isOther, encoding, state],
  );
};
