import { describe, expect, it } from 'vitest';
import { keepFilesOut } from '../../../renderer/shell/keep-files-out.ts';

const drag = (
  name: string,
  types: readonly string[],
): Event & { dataTransfer: { types: readonly string[]; dropEffect: string } } =>
  Object.assign(new Event(name, { cancelable: true }), { dataTransfer: { types, dropEffect: 'copy' } });

describe('a file dropped outside the drop areas', () => {
  it.each(['dragover', 'drop'])('does not replace the page: %s', (name) => {
    const page = new EventTarget();
    keepFilesOut(page);
    const event = drag(name, ['Files']);
    page.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(event.dataTransfer.dropEffect).toBe('none');
  });

  it('is distinguished from text dragged into a field', () => {
    const page = new EventTarget();
    keepFilesOut(page);
    const event = drag('drop', ['text/plain']);
    page.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('is left to a drop area that handled it', () => {
    const page = new EventTarget();
    keepFilesOut(page);
    const event = drag('dragover', ['Files']);
    event.preventDefault();
    page.dispatchEvent(event);
    expect(event.dataTransfer.dropEffect).toBe('copy');
  });
});
