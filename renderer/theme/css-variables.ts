import type { CSSVariablesResolver } from '@mantine/core';

/**
 * Maps Mantine's variables to the tokens of `tokens.css`. Both schemes get the same values, because tokens depend on
 * the scheme. Set per scheme, because Mantine's own colours per scheme would override the common part.
 */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': '1.385' },
  light: { ...common, ...scale('gray', grays) },
  dark: { ...common, ...scale('gray', grays), ...scale('dark', darks) },
});

const scale = (name: string, tokens: readonly string[]): Record<string, string> =>
  Object.fromEntries(tokens.map((token, index) => [`--mantine-color-${name}-${index}`, `var(--${token})`]));

/** From the lightest surface to the strongest text, in both schemes. */
const grays = [
  'surface-2',
  'surface-3',
  'line',
  'line-strong',
  'control',
  'text-3',
  'text-3',
  'text-2',
  'text-2',
  'text',
] as const;

/** As Mantine uses them in the dark scheme: 0 is text, 4 borders, 6 controls, 7 the page. */
const darks = [
  'text',
  'text-2',
  'text-3',
  'text-3',
  'line-strong',
  'surface-3',
  'surface-2',
  'surface',
  'canvas',
  'canvas',
] as const;

/**
 * Text on soft and clear backgrounds uses the text colour of the token, never its fill colour: that keeps AA contrast
 * in both schemes.
 */
const colour = (name: string): Record<string, string> => ({
  [`--mantine-color-${name}-text`]: `var(--${name})`,
  [`--mantine-color-${name}-filled`]: `var(--${name}-fill)`,
  [`--mantine-color-${name}-filled-hover`]: `color-mix(in srgb, var(--${name}-fill) 88%, #000)`,
  [`--mantine-color-${name}-light`]: `var(--${name}-soft)`,
  [`--mantine-color-${name}-light-hover`]: `color-mix(in srgb, var(--${name}-soft) 92%, var(--${name}))`,
  [`--mantine-color-${name}-light-color`]: `var(--${name})`,
  [`--mantine-color-${name}-outline`]: `var(--${name})`,
  [`--mantine-color-${name}-outline-hover`]: `var(--${name}-soft)`,
});

const common: Record<string, string> = {
  ...colour('accent'),
  ...colour('ok'),
  ...colour('warn'),
  ...colour('fail'),
  '--mantine-color-gray-text': 'var(--text-2)',
  '--mantine-color-gray-filled': 'var(--text-3)',
  '--mantine-color-gray-filled-hover': 'var(--text-2)',
  '--mantine-color-gray-light': 'var(--surface-3)',
  '--mantine-color-gray-light-hover': 'var(--surface-3)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-color-gray-outline': 'var(--text-2)',
  '--mantine-color-gray-outline-hover': 'var(--surface-3)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--fail)',
  '--mantine-color-success': 'var(--ok)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-3)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--surface-2)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-shadow-xs': 'var(--shadow-pop)',
  '--mantine-shadow-sm': 'var(--shadow-pop)',
  '--mantine-shadow-md': 'var(--shadow-pop)',
  '--mantine-shadow-lg': 'var(--shadow-pop)',
  '--mantine-shadow-xl': 'var(--shadow-pop)',
};
