import { describe, expect, it } from 'vitest';
import { createEmitter, createHeldValues, createListeners, createOneTimeEvent } from '../../shared/listeners.ts';

describe('listeners', () => {
  it('are called in their order, each as often as it was added', () => {
    const received: string[] = [];
    const listeners = createListeners<[string]>();
    const first = (text: string): void => void received.push(`first ${text}`);
    listeners.add(first);
    listeners.add((text) => received.push(`second ${text}`));
    const undo = listeners.add(first);
    listeners.emit('a');
    undo();
    undo();
    listeners.emit('b');
    expect(received).toEqual(['first a', 'second a', 'first a', 'first b', 'second b']);
    expect(listeners.size()).toBe(2);
  });

  it('that are added or removed during a call are not called by it', () => {
    const received: string[] = [];
    const listeners = createListeners();
    listeners.add(() => {
      received.push('first');
      undo();
      listeners.add(() => received.push('late'));
    });
    const undo = listeners.add(() => received.push('removed'));
    listeners.emit();
    expect(received).toEqual(['first']);
  });
});

describe('an event that happens once', () => {
  it('is emitted once to each listener, also to one added later, but not to a removed one', async () => {
    const received: string[] = [];
    const ended = createOneTimeEvent<[string]>();
    ended.add((reason) => received.push(`early ${reason}`));
    ended.emit('lost');
    ended.emit('again');
    ended.add((reason) => received.push(`late ${reason}`));
    ended.add((reason) => received.push(`left ${reason}`))();
    expect(received).toEqual(['early lost']);
    await Promise.resolve();
    expect(received).toEqual(['early lost', 'late lost']);
  });
});

describe('held values', () => {
  it('wait for the first listener', () => {
    const received: number[] = [];
    const values = createHeldValues<number>();
    values.emit(1);
    values.emit(2);
    const undo = values.add((value) => received.push(value));
    values.emit(3);
    undo();
    values.emit(4);
    expect(received).toEqual([1, 2, 3]);
    values.add((value) => received.push(value));
    expect(received).toEqual([1, 2, 3, 4]);
  });
});

describe('an emitter', () => {
  it('calls the listeners of the named event with its arguments', () => {
    const received: unknown[] = [];
    const emitter = createEmitter<{ line: (text: string, atMs: number) => void; end: () => void }>();
    emitter.emit('end');
    emitter.on('line', (...args) => received.push(args));
    const undo = emitter.on('end', () => received.push('end'));
    emitter.emit('line', 'OK', 7);
    undo();
    emitter.emit('end');
    expect(received).toEqual([['OK', 7]]);
  });
});
