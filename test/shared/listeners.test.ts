import { describe, expect, it } from 'vitest';
import { createEmitter, createHeldValues, createListeners, createOneTimeEvent } from '../../shared/listeners.ts';

describe('listeners', () => {
  it('are called in their order, each as often as it was added', () => {
    const heard: string[] = [];
    const listeners = createListeners<[string]>();
    const first = (text: string): void => void heard.push(`first ${text}`);
    listeners.add(first);
    listeners.add((text) => heard.push(`second ${text}`));
    const undo = listeners.add(first);
    listeners.emit('a');
    undo();
    undo();
    listeners.emit('b');
    expect(heard).toEqual(['first a', 'second a', 'first a', 'first b', 'second b']);
    expect(listeners.size()).toBe(2);
  });

  it('that are added or removed during a call are not called by it', () => {
    const heard: string[] = [];
    const listeners = createListeners();
    listeners.add(() => {
      heard.push('first');
      undo();
      listeners.add(() => heard.push('late'));
    });
    const undo = listeners.add(() => heard.push('removed'));
    listeners.emit();
    expect(heard).toEqual(['first']);
  });
});

describe('an event that happens once', () => {
  it('is emitted once to each listener, also to one added later, but not to a removed one', async () => {
    const heard: string[] = [];
    const ended = createOneTimeEvent<[string]>();
    ended.add((reason) => heard.push(`early ${reason}`));
    ended.emit('lost');
    ended.emit('again');
    ended.add((reason) => heard.push(`late ${reason}`));
    ended.add((reason) => heard.push(`left ${reason}`))();
    expect(heard).toEqual(['early lost']);
    await Promise.resolve();
    expect(heard).toEqual(['early lost', 'late lost']);
  });
});

describe('held values', () => {
  it('wait for the first listener', () => {
    const heard: number[] = [];
    const values = createHeldValues<number>();
    values.emit(1);
    values.emit(2);
    const undo = values.add((value) => heard.push(value));
    values.emit(3);
    undo();
    values.emit(4);
    expect(heard).toEqual([1, 2, 3]);
    values.add((value) => heard.push(value));
    expect(heard).toEqual([1, 2, 3, 4]);
  });
});

describe('an emitter', () => {
  it('calls the listeners of the named event with its arguments', () => {
    const heard: unknown[] = [];
    const emitter = createEmitter<{ line: (text: string, atMs: number) => void; end: () => void }>();
    emitter.emit('end');
    emitter.on('line', (...args) => heard.push(args));
    const undo = emitter.on('end', () => heard.push('end'));
    emitter.emit('line', 'OK', 7);
    undo();
    emitter.emit('end');
    expect(heard).toEqual([['OK', 7]]);
  });
});
