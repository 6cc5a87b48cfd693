/**
 * A held Enter repeats. It would press a button repeatedly and confirm the dialog that its first press opened. It is
 * allowed only where it inserts line breaks.
 */
export const ignoreHeldEnter = (page: EventTarget): void => {
  page.addEventListener(
    'keydown',
    (event) => {
      const { key, repeat, target, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
      const isLineBreak = (target as Element | null)?.tagName === 'TEXTAREA' && !ctrlKey && !metaKey && !altKey;
      if (!repeat || key !== 'Enter' || isLineBreak) return;
      event.preventDefault();
      event.stopPropagation();
    },
    // In the capture phase, before any component handles the event.
    { capture: true },
  );
};
