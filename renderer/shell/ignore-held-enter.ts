/**
 * A held Enter repeats. It would press a button again and again, and answer the question that its own first press has asked. Only where it
 * writes line breaks it means something.
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
    // Before any part of the window handles it.
    { capture: true },
  );
};
