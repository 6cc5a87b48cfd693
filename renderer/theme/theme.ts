import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Mantine by our tokens (`tokens.css`): its own palettes are only asked for by names that are mapped there. */
const tuple = (light: string, dark: string): MantineColorsTuple => [
  light,
  light,
  light,
  light,
  dark,
  dark,
  light,
  light,
  light,
  light,
];

export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  colors: {
    accent: tuple('#2B54CF', '#3D63D8'),
    ok: tuple('#12714A', '#27804F'),
    warn: tuple('#8A5300', '#9A6410'),
    fail: tuple('#B92B2B', '#C23B3B'),
  },
});
