import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Sending } from '../../../../shared/contract.ts';
import type { EncodingId } from '../../../../shared/encodings/encoding-ids.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { rawViewWords } from '../../../../shared/words/raw-view.ts';
import { fetchPieces } from '../../../lines/fetch-pieces.ts';
import { base64Of } from '../../../parts/base64.ts';
import { useWords } from '../../../parts/words.ts';
import { subscribeTraffic, trafficOf } from '../../../store/traffic.ts';
import { request, useScope } from '../../../store/view-store.ts';
import { rawBytesOf } from '../sending/raw-bytes.ts';
import { defaultSending, useSendingChoice } from '../sending/use-sending-choice.ts';
import { PortStrip } from './port-strip.tsx';
import { openRawTerminal, type RawTerminal } from './raw-terminal.ts';
import styles from './raw-view.module.css';
import { createTerminalCodec } from './terminal-codec.ts';
import { useKeptPort } from './use-kept-port.ts';

/** Without line end and checksum. */
const asTyped: Sending = { ...defaultSending, lineEnding: 'none' };

/** Lines of the page before the view was opened that are shown in it. */
const linesBefore = 1_000;

/** The port as a terminal: what is received has its meaning, and every key goes to the port. */
export const RawView = () => {
  const { language } = useWords();
  const m = rawViewWords[language];
  const port = useKeptPort();
  const host = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [lost, setLost] = useState(0);
  const { encoding } = useSendingChoice();
  const terminal = useRawTerminal(host, encoding, setRefused, setLost);
  const isKept = port.kind === 'kept';
  useEffect(() => terminal?.name(m.input), [terminal, m]);
  useEffect(() => {
    if (isKept) terminal?.focus();
  }, [terminal, isKept]);
  return (
    <div className={styles.raw}>
      <PortStrip port={port} refused={refused} lost={lost} />
      {/* An area of its own, so that F6 comes back to it. */}
      <section className={styles.screen} data-area="raw" aria-label={m.screen}>
        <div className={styles.host} ref={host} />
      </section>
    </div>
  );
};

const useRawTerminal = (
  host: React.RefObject<HTMLDivElement | null>,
  encoding: EncodingId,
  onResult: (failure: Failure | null) => void,
  onLost: (change: (before: number) => number) => void,
): RawTerminal | null => {
  const sessionId = useScope();
  const scheme = useComputedColorScheme();
  const [terminal, setTerminal] = useState<RawTerminal | null>(null);
  useEffect(() => {
    if (host.current === null) return;
    const { lines, start } = trafficOf(sessionId);
    const fetch = fetchPieces(sessionId);
    const opened = openRawTerminal({
      host: host.current,
      codec: createTerminalCodec(encoding, (typed) => rawBytesOf(typed, { encoding, sending: asTyped })),
      from: lines.at(-linesBefore)?.sequence ?? lines[0]?.sequence ?? start,
      fetch: async (from, to) => (await fetch(from, to))?.pieces ?? null,
      send: async (bytes) =>
        sessionId === null
          ? { ok: true, value: undefined }
          : request('terminal.sendBytes', { sessionId, bytesBase64: base64Of(bytes) }),
      onResult,
      onLost: (count) => onLost((before) => before + count),
    });
    setTerminal(opened);
    const stop = subscribeTraffic(opened.wake);
    return () => {
      stop();
      opened.end();
      setTerminal(null);
    };
  }, [host, sessionId, encoding, onResult, onLost]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which has the new theme then
  useEffect(() => terminal?.recolour(), [terminal, scheme]);
  return terminal;
};
