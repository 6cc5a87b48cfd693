import { describe, expect, it } from 'vitest';
import { keepFilesOut } from '../../../renderer/shell/keep-files-out.ts';

const file = new File(['AT'], 'list.ini');

const drag = (name: string, types: readonly string[]): Event & { dataTransfer: { dropEffect: string } } =>
  Object.assign(new Event(name, { cancelable: true }), {
    // While it is dragged, a browser does not show which file it is.
    dataTransfer: { types, files: name === 'drop' && types.includes('Files') ? [file] : [], dropEffect: 'none' },
  });

const pageWithFiles = () => {
  const page = new EventTarget();
  const taken: File[] = [];
  keepFilesOut(page, (dropped) => taken.push(dropped));
  return { page, taken };
};

describe('a file dropped outside the drop areas', () => {
  it.each(['dragover', 'drop'])('does not replace the page: %s', (name) => {
    const { page, taken } = pageWithFiles();
    const event = drag(name, ['Files']);
    page.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(event.dataTransfer.dropEffect).toBe('copy');
    expect(taken).toEqual(name === 'drop' ? [file] : []);
  });

  it('is distinguished from text dragged into a field', () => {
    const { page, taken } = pageWithFiles();
    const event = drag('drop', ['text/plain']);
    page.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
    expect(taken).toEqual([]);
  });

  it('is left to a drop area that handled it', () => {
    const { page, taken } = pageWithFiles();
    const event = drag('drop', ['Files']);
    event.preventDefault();
    page.dispatchEvent(event);
    expect(event.dataTransfer.dropEffect).toBe('none');
    expect(taken).toEqual([]);
  });
});
