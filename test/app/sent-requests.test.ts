import { describe, expect, it } from 'vitest';
import { createSentRequests } from '../../electron/app/services/session/sent-requests.ts';
import { createSubscriptionList } from '../../electron/app/services/session/subscription-list.ts';

type Note = Parameters<ReturnType<typeof createSentRequests>['note']>;

const watching = () => {
  const calls: unknown[] = [];
  const requests = createSentRequests({
    onPublished: (published) => calls.push(['published', published.topic]),
    onSubscribed: (topic: string, qos: number) => calls.push(['subscribed', topic, qos]),
    onUnsubscribed: (topic: string) => calls.push(['unsubscribed', topic]),
  } as Parameters<typeof createSentRequests>[0]);
  const arrive = (kind: string, line: string, id = 1): void =>
    requests.note({ owner: { kind, id }, bytes: new Uint8Array(0) } as unknown as Note[0], { line } as Note[1], 0);
  return { calls, arrive };
};

describe('a subscription request', () => {
  it.each([
    ['SUBACK', [['subscribed', 'a/b', 1]]],
    ['SUBACK OK', [['subscribed', 'a/b', 1]]],
    ['SUBACK FAIL', []],
    ['CLOSED', []],
  ])('counts only once it is acknowledged: %s', (line, expected) => {
    const { calls, arrive } = watching();
    arrive('command', 'AT+MSUB="a/b",1');
    arrive('final', 'OK');
    arrive('second-phase', line);
    expect(calls).toEqual(expected);
  });

  it('that was typed is acknowledged once, by a separate line after it was accepted', () => {
    const { calls, arrive } = watching();
    arrive('command', 'AT+MSUB="a/b",0', 1);
    arrive('urc', 'SUBACK');
    expect(calls).toEqual([]);
    arrive('final', 'OK', 1);
    arrive('urc', 'CLOSED');
    arrive('urc', 'UNSUBACK');
    arrive('urc', 'SUBACK');
    arrive('urc', 'SUBACK');
    expect(calls).toEqual([['subscribed', 'a/b', 0]]);
  });

  it('can be acknowledged late: the topic is subscribed from then on', () => {
    const { calls, arrive } = watching();
    arrive('command', 'AT+MSUB="a/b",1');
    arrive('final', 'OK');
    arrive('late', 'SUBACK');
    expect(calls).toEqual([['subscribed', 'a/b', 1]]);
  });

  it('that was refused cannot be acknowledged', () => {
    const { calls, arrive } = watching();
    arrive('command', 'AT+MSUB="a/b",0');
    arrive('final', 'ERROR');
    arrive('urc', 'SUBACK');
    expect(calls).toEqual([]);
  });

  it('ends when its unsubscription is acknowledged', () => {
    const { calls, arrive } = watching();
    arrive('command', 'AT+MUNSUB="a/b"');
    arrive('final', 'OK');
    arrive('second-phase', 'UNSUBACK');
    expect(calls).toEqual([['unsubscribed', 'a/b']]);
  });

  it('is not ended by another line', () => {
    const { calls, arrive } = watching();
    arrive('command', 'AT+MUNSUB="a/b"');
    arrive('final', 'OK');
    arrive('urc', '+CSQ: 20,99');
    expect(calls).toEqual([]);
    arrive('urc', 'UNSUBACK');
    expect(calls).toEqual([['unsubscribed', 'a/b']]);
  });
});

describe('the list of subscriptions', () => {
  it('counts messages from the subscription, and from zero after subscribing again', () => {
    const list = createSubscriptionList();
    list.add('a/+', 0);
    expect([list.count('a/b'), list.count('c')]).toEqual([true, false]);
    expect(list.shown()).toEqual([{ topic: 'a/+', qos: 0, received: 1 }]);
    list.remove('a/+');
    list.add('a/+', 1);
    expect(list.shown()).toEqual([{ topic: 'a/+', qos: 1, received: 0 }]);
  });

  it('keeps the counts over a lost connection, and the topics to subscribe again', () => {
    const list = createSubscriptionList();
    list.add('a', 0);
    list.add('b', 1);
    list.count('a');
    list.clear();
    expect(list.shown()).toEqual([]);
    list.add('a', 0);
    expect(list.shown()).toEqual([{ topic: 'a', qos: 0, received: 1 }]);
    expect(list.lost()).toEqual([{ topic: 'b', qos: 1 }]);
    list.forgetLost();
    expect(list.lost()).toEqual([]);
  });
});
