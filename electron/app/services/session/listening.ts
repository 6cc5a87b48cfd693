import type { ModuleFacts } from '../../../../shared/contract.ts';
import type { EncodingId } from '../../../../shared/encodings/encoding-ids.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import { ownerNameOf } from '../../../at/owner-name.ts';
import { utf8Of } from '../../../at/syntax.ts';
import type { Clock } from '../../../base/clock.ts';
import { latin1Of } from '../../../framer/latin1.ts';
import { createCommandTracker } from '../../../session/command-tracker.ts';
import { createLineNoter } from '../../../session/module-facts.ts';
import type { RecordedItem, Session } from '../../../session/session.ts';
import type { ModulePage } from '../module/module-page.ts';
import type { ByteCounters } from './byte-counters.ts';
import { createNoiseMeter } from './noise-meter.ts';
import { createSentRequests } from './sent-requests.ts';
import type { SessionHeadStore } from './session-head-store.ts';
import type { SessionMessages } from './session-messages.ts';
import type { SubscriptionList } from './subscription-list.ts';
import type { PlacedPiece, TrafficHistory } from './traffic-history.ts';
import { createWallTimes } from './wall-times.ts';

/** Follows the traffic of each opening: pieces, messages, and the facts in them. */
export const createListening = (options: {
  readonly messages: SessionMessages;
  readonly clock: Clock;
  readonly traffic: Pick<TrafficHistory, 'push'>;
  readonly counters: ByteCounters;
  readonly headStore: SessionHeadStore;
  readonly subscriptions: SubscriptionList;
  readonly modulePage: Pick<ModulePage, 'follow'>;
  /** Of the port, as it is chosen now. */
  readonly encoding: () => EncodingId;
}): ((session: Session, facts: () => ModuleFacts, setFacts: (facts: ModuleFacts) => void) => void) => {
  const { messages, clock, traffic, counters, headStore, subscriptions } = options;
  // Pieces are emitted once they are written, shortly after they arrived.
  const wallTimeOf = createWallTimes(clock);
  /** Each engine numbers its commands from 1; the session continues the numbers. */
  let highestCommand = 0;
  const showSubscriptions = (): void => headStore.set({ subscriptions: subscriptions.shown() });
  return (session, facts, setFacts) => {
    const commandsBefore = highestCommand;
    options.modulePage.follow(session);
    const tracker = createCommandTracker();
    const noise = createNoiseMeter(options.encoding);
    const noteLine = createLineNoter();
    const requests = createSentRequests({
      onPublished: (message) => messages.show({ ...message, direction: 'up', complete: true }),
      onSubscribed: (topic, qos) => {
        subscriptions.add(topic, qos);
        showSubscriptions();
      },
      onUnsubscribed: (topic) => {
        subscriptions.remove(topic);
        showSubscriptions();
      },
    });
    /** Of the line with the message; the message event follows it. */
    let messageAtMs = 0;
    const notePiece = (item: RecordedItem, atMs: number): void => {
      if (item.owner.kind === 'message') messageAtMs = atMs;
      const commandId = 'id' in item.owner ? commandsBefore + item.owner.id : 0;
      highestCommand = Math.max(highestCommand, commandId);
      traffic.push(new ListedPiece(item, atMs, commandId));
      counters.add(item.direction, item.length - item.shownBytes);
      const noisy = noise.note(item);
      if (noisy !== headStore.head().noisy) headStore.set({ noisy });
      const tracked = tracker.lineOf(item, atMs);
      requests.note(item, tracked, atMs);
      if (tracked) setFacts(noteLine(facts(), tracked));
    };
    const noteMessage = (topicBytes: Uint8Array, payload: Uint8Array, complete: boolean): void => {
      const topic = utf8Of(latin1Of(topicBytes));
      messages.show({ direction: 'down', atMs: messageAtMs, topic, qos: null, payload, complete });
      if (subscriptions.count(topic)) headStore.setSoon({ subscriptions: subscriptions.shown() });
    };
    session.on('batch', (recorded) => {
      // All pieces of a read have one time.
      let atMs: number | null = null;
      for (const each of recorded) {
        if (!('notice' in each)) {
          atMs ??= wallTimeOf(each.atMs);
          notePiece(each, atMs);
        }
        if ('notice' in each && each.notice === 'message') noteMessage(each.topic, each.payload, each.complete);
      }
    });
    session.on('unfinished', ({ bytes, isRecorded, position, atMs, ends }) => {
      const owner = ends ? 'packet' : 'unfinished';
      const line = { direction: 'received', owner, commandId: 0, name: '' } as const;
      traffic.push({ ...line, atMs: wallTimeOf(atMs), bytes, isRecorded, position });
      counters.add('received', bytes.length);
    });
  };
};

/** A piece without its first bytes that may have been shown already, as unfinished. */
class ListedPiece implements PlacedPiece {
  readonly atMs: number;
  readonly commandId: number;
  readonly name: string;
  private readonly item: RecordedItem;

  constructor(item: RecordedItem, atMs: number, commandId: number) {
    this.item = item;
    this.atMs = atMs;
    this.commandId = commandId;
    this.name = ownerNameOf(item.owner);
  }

  get direction(): TrafficPiece['direction'] {
    return this.item.direction;
  }

  get owner(): TrafficPiece['owner'] {
    return this.item.owner.kind;
  }

  get isRecorded(): boolean {
    return this.item.isRecorded;
  }

  get position(): number {
    return this.item.position + this.item.shownBytes;
  }

  get length(): number {
    return this.item.length - this.item.shownBytes;
  }

  get bytes(): Uint8Array {
    const { bytes, shownBytes } = this.item;
    return shownBytes > 0 ? bytes.subarray(shownBytes) : bytes;
  }
}
