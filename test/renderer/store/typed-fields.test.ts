import { afterEach, describe, expect, it } from 'vitest';
import { flushTyped, forgetTyped, noteSending, registerTypedField } from '../../../renderer/store/typed-fields.ts';

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

const addField = (log: string[], name: string, undecided: (() => void) | null = null): (() => void) => {
  const remove = registerTypedField({
    send: () => log.push(`${name} sent`),
    forget: () => log.push(`${name} forgotten`),
    undecided: () => undecided,
  });
  removals.push(remove);
  return remove;
};

describe('fields with typed text', () => {
  it('are sent before a run, which waits for all answers', async () => {
    const log: string[] = [];
    addField(log, 'host');
    addField(log, 'port');
    let resolve = (): void => undefined;
    noteSending(
      new Promise<void>((done) => {
        resolve = done;
      }),
    );
    const flushed = flushTyped().then((isDone) => log.push(`flushed ${isDone}`));
    await Promise.resolve();
    expect(log).toEqual(['host sent', 'port sent']);
    resolve();
    await flushed;
    expect(log.at(-1)).toBe('flushed true');
  });

  it('are not sent while one needs a decision, and the user is led there', async () => {
    const log: string[] = [];
    addField(log, 'host');
    addField(log, 'secret', () => log.push('led to secret'));
    expect(await flushTyped()).toBe(false);
    expect(log).toEqual(['led to secret']);
  });

  it('forget their text when the whole form is filled', () => {
    const log: string[] = [];
    addField(log, 'host');
    forgetTyped();
    expect(log).toEqual(['host forgotten']);
  });

  it('are no longer asked once they are removed', async () => {
    const log: string[] = [];
    addField(log, 'host')();
    expect(await flushTyped()).toBe(true);
    expect(log).toEqual([]);
  });
});
