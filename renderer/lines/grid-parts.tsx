import type { ComponentProps } from 'react';

/** A part of a grid that is drawn from a part of its rows, at any place; a table cannot be. The grid itself has the focus. */
export const GridRow = (props: ComponentProps<'div'>) => (
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
  <div role="row" {...props} />
);

export const GridCell = (props: ComponentProps<'span'>) => (
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
  <span role="gridcell" {...props} />
);
