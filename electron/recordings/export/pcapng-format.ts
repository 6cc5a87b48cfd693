import { ok } from '../../../shared/outcome.ts';
import type { JoinedRead } from '../../recorder/recording-format.ts';
import type { RecordingLine } from './recording-lines.ts';
import { factsText, type Lines } from './shown-items.ts';
import type { Bytes } from './text-format.ts';

/**
 * A capture file for Wireshark (IETF draft "PCAP Now Generic Dump File Format"): one interface, one packet for each read and each write. The
 * direction is in the flags of a packet; what happened before it is its comment.
 */

const sectionHeader = 0x0a0d0d0a;
const interfaceDescription = 1;
const enhancedPacket = 6;
const byteOrderMagic = 0x1a2b3c4d;
/** Bytes of a port have no link layer of their own: `LINKTYPE_USER0`. */
const userLinkType = 147;

const optionComment = 1;
const optionFlags = 2;
const optionInterfaceName = 2;
const optionApplication = 4;
const inbound = 1;
const outbound = 2;
const longestComment = 60_000;

const u16 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >> 8) & 0xff);
const u32 = (value: number): Uint8Array => Uint8Array.from([0, 8, 16, 24], (shift) => (value >>> shift) & 0xff);
const padded = (bytes: Uint8Array): Uint8Array => Buffer.concat([bytes, new Uint8Array((4 - (bytes.length % 4)) % 4)]);

const option = (code: number, value: Uint8Array): Uint8Array =>
  Buffer.concat([u16(code), u16(value.length), padded(value)]);
const textOption = (code: number, text: string): Uint8Array =>
  option(code, Buffer.from(text, 'utf8').subarray(0, longestComment));
const endOfOptions = u32(0);

const block = (type: number, body: Uint8Array): Uint8Array => {
  const length = u32(body.length + 12);
  return Buffer.concat([u32(type), length, body, length]);
};

const head = (application: string, address: string): Uint8Array => {
  const unknownLength = new Uint8Array(8).fill(0xff);
  const section = [u32(byteOrderMagic), u16(1), u16(0), unknownLength, textOption(optionApplication, application)];
  const port = [u16(userLinkType), u16(0), u32(0), textOption(optionInterfaceName, address)];
  return Buffer.concat([
    block(sectionHeader, Buffer.concat([...section, endOfOptions])),
    block(interfaceDescription, Buffer.concat([...port, endOfOptions])),
  ]);
};

/** Times are in microseconds, which is the unit of an interface that names none. */
const packet = (atUs: number, bytes: Uint8Array, isSent: boolean, comments: readonly string[]): Uint8Array => {
  const time = [u32(Math.floor(atUs / 2 ** 32)), u32(atUs % 2 ** 32)];
  const options = [
    ...comments.map((comment) => textOption(optionComment, comment)),
    option(optionFlags, u32(isSent ? outbound : inbound)),
  ];
  const sizes = [u32(bytes.length), u32(bytes.length)];
  return block(enhancedPacket, Buffer.concat([u32(0), ...time, ...sizes, padded(bytes), ...options, endOfOptions]));
};

const mostComments = 50;

export async function* pcapngFormat(lines: Lines, application: string): Bytes {
  let startedAtUs = 0;
  let hasHead = false;
  let comments: string[] = [];
  const packetsOf = (line: RecordingLine): readonly Uint8Array[] => {
    switch (line.kind) {
      case 'header': {
        startedAtUs = Date.parse(String(line.header.startedAt)) * 1_000;
        const isFirst = !hasHead;
        hasHead = true;
        return isFirst ? [head(application, String(line.header.address))] : [];
      }
      case 'fact': {
        if (comments.length < mostComments) comments.push(commentOf(line.content));
        return [];
      }
      case 'cuts':
        return [];
      case 'traffic': {
        const before = comments;
        comments = [];
        const isSent = line.head.letter === 't';
        return readsOf(line).map(({ bytes, afterUs }, index) =>
          packet(startedAtUs + line.head.timeUs + afterUs, bytes, isSent, index === 0 ? before : []),
        );
      }
    }
  };
  for await (const some of lines) {
    if (!some.ok) {
      yield some;
      return;
    }
    const packets = some.value.flatMap((line) => packetsOf(line));
    if (packets.length > 0) yield ok(Buffer.concat(packets));
  }
  if (!hasHead) yield ok(head(application, ''));
}

const commentOf = ({ kind, facts, ...mark }: Readonly<Record<string, unknown>>): string => {
  const known = typeof facts === 'object' && facts !== null ? (facts as Readonly<Record<string, unknown>>) : mark;
  return `${typeof kind === 'string' ? kind : 'mark'} ${factsText(known)}`.trimEnd();
};

type Traffic = Extract<RecordingLine, { readonly kind: 'traffic' }>;

/** The reader of lines has checked them. */
const readsOf = ({ bytes, reads }: Traffic): readonly { readonly bytes: Uint8Array; readonly afterUs: number }[] => {
  if (!Array.isArray(reads)) return [{ bytes, afterUs: 0 }];
  let at = 0;
  return (reads as readonly JoinedRead[]).map(([length, afterUs]) => {
    const part = bytes.subarray(at, at + length);
    at += length;
    return { bytes: part, afterUs };
  });
};
