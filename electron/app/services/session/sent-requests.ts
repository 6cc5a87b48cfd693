import { unescapeMessage } from '../../../../shared/at/message-escapes.ts';
import type { TrafficItem } from '../../../at/engine.ts';
import { utf8Of } from '../../../at/syntax.ts';
import type { TrackedLine } from '../../../session/tracked-line.ts';

type Qos = 0 | 1 | 2;

/** Publish and subscribe requests that the module accepted, from runs and from typed commands. */
export interface SentRequestEvents {
  readonly onPublished: (message: {
    readonly topic: string;
    readonly qos: Qos;
    readonly payload: Uint8Array;
    readonly atMs: number;
  }) => void;
  readonly onSubscribed: (topic: string, qos: Qos) => void;
  readonly onUnsubscribed: (topic: string) => void;
}

export interface SentRequests {
  note(item: TrafficItem, tracked: TrackedLine | null, atMs: number): void;
}

type Request =
  | { readonly kind: 'publish'; readonly topic: string; readonly qos: Qos; payload: Uint8Array; readonly atMs: number }
  | { readonly kind: 'subscribe'; readonly topic: string; readonly qos: Qos; accepted: boolean }
  | { readonly kind: 'unsubscribe'; readonly topic: string; accepted: boolean };

/** Maximum number of pending requests: the answers of some may be lost. */
const remembered = 16;

const publishLine = /^AT\+MPUB\s*=\s*"?([^",]*)"?\s*,\s*([012])\s*,\s*[01]\s*,\s*"(.*)"$/is;
const binaryLine = /^AT\+MPUBEX\s*=\s*"?([^",]*)"?\s*,\s*([012])\s*,/i;
const subscribeLine = /^AT\+MSUB\s*=\s*"?([^",]*)"?\s*,\s*([012])$/i;
const unsubscribeLine = /^AT\+MUNSUB\s*=\s*"?([^",]*)"?$/i;

const requestOf = (latin1: string, atMs: number): Request | null => {
  const line = utf8Of(latin1);
  const publish = publishLine.exec(line) ?? binaryLine.exec(line);
  if (publish) {
    const [, topic = '', qos, text = ''] = publish;
    return { kind: 'publish', topic, qos: Number(qos) as Qos, payload: unescapeMessage(text), atMs };
  }
  const subscribe = subscribeLine.exec(line);
  if (subscribe) {
    return { kind: 'subscribe', topic: subscribe[1] ?? '', qos: Number(subscribe[2]) as Qos, accepted: false };
  }
  const unsubscribe = unsubscribeLine.exec(line);
  return unsubscribe ? { kind: 'unsubscribe', topic: unsubscribe[1] ?? '', accepted: false } : null;
};

/** Parses the traffic, so that a typed `AT+MPUB` counts like one of a run. */
export const createSentRequests = (events: SentRequestEvents): SentRequests => {
  const open = new Map<number, Request>();

  const begin = (id: number, line: string, atMs: number): void => {
    const request = requestOf(line, atMs);
    if (!request) return;
    open.set(id, request);
    const [oldest] = open.keys();
    if (open.size > remembered && oldest !== undefined) open.delete(oldest);
  };
  const accept = (id: number, isAccepted: boolean): void => {
    const request = open.get(id);
    if (!request) return;
    if (isAccepted && request.kind !== 'publish') {
      request.accepted = true;
      return;
    }
    open.delete(id);
    if (!isAccepted || request.kind !== 'publish') return;
    const { topic, qos, payload, atMs } = request;
    events.onPublished({ topic, qos, payload, atMs });
  };
  /** A typed command does not wait for its second phase, which therefore arrives as a separate line. */
  const acknowledge = (id: number | null, line: string): void => {
    const [, word, rest] = /^(SUBACK|UNSUBACK)\b\s*(.*)$/.exec(line) ?? [];
    if (word === undefined) return;
    const kind = word === 'SUBACK' ? 'subscribe' : 'unsubscribe';
    const isAnswered = (other: number, request: Request): boolean =>
      request.kind === kind && (id === null ? request.accepted : other === id);
    const [found, request] = [...open].find(([other, candidate]) => isAnswered(other, candidate)) ?? [];
    if (found === undefined || !request) return;
    open.delete(found);
    if (rest !== '' && rest !== 'OK') return;
    if (request.kind === 'subscribe') events.onSubscribed(request.topic, request.qos);
    if (request.kind === 'unsubscribe') events.onUnsubscribed(request.topic);
  };

  return {
    note: ({ owner, bytes }, tracked, atMs) => {
      if (owner.kind === 'payload') {
        const request = open.get(owner.id);
        if (request?.kind === 'publish') request.payload = bytes;
        return;
      }
      if (!tracked) return;
      if (owner.kind === 'command') begin(owner.id, tracked.line, atMs);
      else if (owner.kind === 'final') accept(owner.id, tracked.line === 'OK');
      else if (owner.kind === 'second-phase') acknowledge(owner.id, tracked.line);
      else if (owner.kind === 'urc' || owner.kind === 'late') acknowledge(null, tracked.line);
    },
  };
};
