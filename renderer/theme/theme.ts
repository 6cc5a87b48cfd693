import {
  ActionIcon,
  Button,
  type CheckboxProps,
  Combobox,
  createTheme,
  InputBase,
  type MantineColorsTuple,
  Modal,
  type NativeSelectProps,
  Popover,
  type SegmentedControlProps,
  type SelectProps,
  Switch,
  type TextareaProps,
  TextInput,
  Tooltip,
} from '@mantine/core';

/** All shades are equal: `cssVariablesResolver`, which knows the scheme, sets the displayed colours. */
const tuple = (value: string): MantineColorsTuple => [
  value,
  value,
  value,
  value,
  value,
  value,
  value,
  value,
  value,
  value,
];

/** `sm`: a control, 28 px and 12 px text. `md`: the primary button of a region, 32 px and 13 px. */
const heights: Readonly<Record<string, string>> = { xs: '28px', sm: '28px', md: '32px', lg: '36px' };
const textSizes: Readonly<Record<string, string>> = { xs: '12px', sm: '12px', md: '13px', lg: '14px' };
const paddings: Readonly<Record<string, string>> = { xs: '8px', sm: '10px', md: '14px', lg: '16px' };

const named = (table: Readonly<Record<string, string>>, size: unknown, usual: string): string =>
  table[typeof size === 'string' ? size : 'sm'] ?? usual;

/**
 * Like `Component.extend` without importing the component: components that only pages use load with those pages, not
 * with the window (at most 300 kB, `test/acceptance/first-load.test.ts`).
 */
const withDefaults = <Props>(defaultProps: Partial<Props>): { readonly defaultProps: Partial<Props> } => ({
  defaultProps,
});

const inputVars = {
  defaultProps: { size: 'sm' },
};

/**
 * Popups open and close without a Mantine transition; CSS fades them in (`mantine.css`). Mantine renders until a
 * transition ends, and one that is interrupted because its page goes to the background (`Activity`) never ends: the
 * menu came back with its page and could not be closed.
 */
const atOnce = { duration: 0 } as const;

export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  defaultRadius: 6,
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '18px', md: '18px', lg: '20px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: tuple('#2B54CF'), ok: tuple('#12714A'), warn: tuple('#8A5300'), fail: tuple('#B92B2B') },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'default' },
      vars: (_, { size }) => ({
        root: {
          '--button-height': named(heights, size, '28px'),
          '--button-fz': named(textSizes, size, '12px'),
          '--button-padding-x': named(paddings, size, '10px'),
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: 'subtle', color: 'gray' } }),
    InputBase: InputBase.extend(inputVars),
    TextInput: TextInput.extend(inputVars),
    Textarea: withDefaults<TextareaProps>(inputVars.defaultProps),
    NativeSelect: withDefaults<NativeSelectProps>(inputVars.defaultProps),
    Select: withDefaults<SelectProps>({
      size: 'sm',
      allowDeselect: false,
      checkIconPosition: 'right',
      withScrollArea: false,
    }),
    Combobox: Combobox.extend({ defaultProps: { offset: 4, transitionProps: atOnce } }),
    Checkbox: withDefaults<CheckboxProps>({ size: 'sm' }),
    Switch: Switch.extend({ defaultProps: { size: 'sm', withThumbIndicator: false } }),
    SegmentedControl: withDefaults<SegmentedControlProps>({ size: 'sm', radius: 6, transitionDuration: 0 }),
    Tooltip: Tooltip.extend({
      defaultProps: { transitionProps: atOnce, openDelay: 400, events: { hover: true, focus: true, touch: false } },
    }),
    Popover: Popover.extend({
      defaultProps: { offset: 6, radius: 8, shadow: 'md', transitionProps: atOnce },
    }),
    Modal: Modal.extend({ defaultProps: { radius: 8, centered: true, transitionProps: atOnce } }),
  },
});
