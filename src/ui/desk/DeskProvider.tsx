import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyboardProvider } from '../keyboard/KeyboardProvider.tsx';
import { useScheme } from '../scheme.ts';
import { resolver, theme } from './theme.ts';
import 'virtual:mantine-variables.css';
import './mantine.css';

/**
 * What the desk's parts stand in: Mantine with our theme, and the keyboard. Mantine writes no style element of its
 * own: its variables are a style sheet from the build, and responsive style props are not used.
 */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const { shown } = useScheme();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      forceColorScheme={shown}
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      <KeyboardProvider>{children}</KeyboardProvider>
    </MantineProvider>
  );
}
