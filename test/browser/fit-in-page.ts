import type { Page } from 'playwright-core';

/**
 * Layout problems of the controls: outside the window, cut off without scrolling, covered, overlapping, with clipped
 * text; and anything that scrolls sideways. Empty if the layout is correct.
 */
export const troublesOf = (page: Page): Promise<readonly string[]> => page.evaluate(`${settled}.then(${findTroubles})`);

/** Resolves after media queries, observers and their effects have been drawn. */
const settled =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))';

/** Runs in the page, so it must be self-contained. */
const findTroubles = (): string[] => {
  type Box = { left: number; top: number; right: number; bottom: number };
  const tolerance = 1;
  const troubles: string[] = [];
  const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
  const nameOf = (element: Element): string => {
    const text = element.getAttribute('aria-label') ?? (element as HTMLElement).innerText ?? '';
    const label = (element as HTMLInputElement).labels?.[0]?.innerText ?? '';
    return `${element.tagName.toLowerCase()} "${(text || label || element.className.toString()).replaceAll(/\s+/g, ' ').slice(0, 40)}"`;
  };
  const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll';
  const isText = (element: Element): boolean => /^(INPUT|TEXTAREA|CODE|PRE)$/.test(element.tagName);
  /** False for elements that are hidden or only for screen readers. */
  const isSeen = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 2 && height > 2 && styleOf(element).pointerEvents !== 'none';
  };
  const boxOf = (element: Element): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const meet = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const isEmpty = ({ left, top, right, bottom }: Box): boolean =>
    right - left <= tolerance || bottom - top <= tolerance;
  const isWithin = (inner: Box, outer: Box): boolean =>
    inner.left >= outer.left - tolerance &&
    inner.top >= outer.top - tolerance &&
    inner.right <= outer.right + tolerance &&
    inner.bottom <= outer.bottom + tolerance;
  const whole: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const ancestorsOf = (element: Element): Element[] => {
    const found: Element[] = [];
    for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement) {
      found.push(one);
      if (styleOf(one).position === 'fixed') break;
    }
    return found;
  };
  /** Rows of a virtual list are added and removed while it scrolls. */
  const isOfLongList = (element: Element): boolean =>
    ancestorsOf(element).some((one) => styleOf(one).contain === 'strict' || one.getAttribute('role') === 'log');

  // Nothing scrolls sideways except text that the user reads or writes, and the row of tabs.
  if (document.documentElement.scrollWidth > innerWidth) troubles.push('the page scrolls sideways');
  for (const element of document.querySelectorAll('body *')) {
    if (!isSeen(element) || isText(element) || element.closest('main > ul') !== null) continue;
    const { overflowX } = styleOf(element);
    if (element.scrollWidth > element.clientWidth + tolerance && scrolls(overflowX)) {
      troubles.push(`scrolls sideways: ${nameOf(element)}`);
    }
    const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (hasWords && overflowX === 'visible' && element.clientWidth > 0 && !isOfLongList(element)) {
      if (element.scrollWidth > element.clientWidth + tolerance) troubles.push(`words leave: ${nameOf(element)}`);
    }
  }

  const kinds =
    'button, a[href], input, select, textarea, summary, [role="tab"], [role="separator"], .mantine-SegmentedControl-label';
  const controls = [...document.querySelectorAll(kinds)].filter((element) => isSeen(element) && !isOfLongList(element));
  const places = [...document.querySelectorAll('body *')]
    .filter((element) => element.scrollTop !== 0)
    .map((element) => ({ element, top: element.scrollTop }));
  const boxes: { element: Element; box: Box }[] = [];
  for (const element of controls) {
    for (const { element: moved, top } of places) moved.scrollTop = top;
    // Like a user: only scrollable elements, and only vertically.
    for (const ancestor of ancestorsOf(element)) {
      if (!scrolls(styleOf(ancestor).overflowY)) continue;
      const { scrollPaddingTop, scrollPaddingBottom } = styleOf(ancestor);
      const [inner, outer] = [boxOf(element), boxOf(ancestor)];
      // Sticky elements may cover this part.
      const bottom = outer.bottom - (Number.parseFloat(scrollPaddingBottom) || 0);
      if (inner.bottom > bottom) ancestor.scrollTop += inner.bottom - bottom + 1;
      const top = boxOf(element).top - outer.top - (Number.parseFloat(scrollPaddingTop) || 0);
      if (top < 0) ancestor.scrollTop += top - 1;
    }
    const box = boxOf(element);
    if (element.getAttribute('role') !== 'separator') {
      const clip = ancestorsOf(element)
        .filter((one) => styleOf(one).overflowX !== 'visible' || styleOf(one).overflowY !== 'visible')
        .find((one) => !isWithin(box, boxOf(one)));
      if (!isWithin(box, whole)) troubles.push(`outside of the window: ${nameOf(element)}`);
      else if (clip) troubles.push(`cut off: ${nameOf(element)} by ${clip.className}`);
      else {
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        const [dx, dy] = [(box.right - box.left) * 0.4, (box.bottom - box.top) * 0.3];
        const belongs = (top: Element | null): boolean =>
          top !== null &&
          (element.contains(top) ||
            top.contains(element) ||
            top.closest('label')?.contains(element) === true ||
            element.closest('.mantine-Input-wrapper, .mantine-SegmentedControl-root')?.contains(top) === true ||
            (element as HTMLInputElement).labels?.[0]?.contains(top) === true);
        const points = [
          [x, y],
          [x - dx, y],
          [x + dx, y],
          [x, y - dy],
          [x, y + dy],
        ] as const;
        const over = points.map(([left, top]) => document.elementFromPoint(left, top)).find((top) => !belongs(top));
        if (over) troubles.push(`covered: ${nameOf(element)} by ${nameOf(over)}`);
      }
    }
    const isCutText = element.matches('button, a[href]') && element.scrollWidth > element.clientWidth + tolerance;
    if (isCutText && styleOf(element).overflowX !== 'visible') troubles.push(`words cut: ${nameOf(element)}`);
  }
  for (const { element: moved, top } of places) moved.scrollTop = top;

  // Visible controls and titles must not overlap.
  const titles = [...document.querySelectorAll('h1, h2, section > span')].filter(isSeen);
  for (const element of [...controls, ...titles]) {
    const box = ancestorsOf(element).reduce(
      (seen, one) => (styleOf(one).overflowY === 'visible' ? seen : meet(seen, boxOf(one))),
      meet(boxOf(element), whole),
    );
    if (!isEmpty(box) && element.getAttribute('role') !== 'separator') boxes.push({ element, box });
  }
  const belongTogether = (one: Element, other: Element): boolean =>
    one.contains(other) ||
    other.contains(one) ||
    one.closest('.mantine-Input-wrapper, .mantine-SegmentedControl-root')?.contains(other) === true;
  boxes.forEach(({ element, box }, index) => {
    for (const { element: other, box: otherBox } of boxes.slice(index + 1)) {
      if (isEmpty(meet(box, otherBox)) || belongTogether(element, other)) continue;
      troubles.push(`over each other: ${nameOf(element)} and ${nameOf(other)}`);
    }
  });
  return troubles;
};
