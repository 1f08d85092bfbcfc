// SPDX-License-Identifier: MIT
import { useEffect, useState } from 'react';
import { Button } from './Button';
import type { IconName } from './Icon';
import { applyTheme, storedTheme, type Theme } from './theme';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS: Record<Theme, IconName> = { system: 'monitor', light: 'sun', dark: 'moon' };

/** Goes through system, light and dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  useEffect(() => {
    applyTheme(theme);
    const media = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => applyTheme(theme);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [theme]);
  return (
    <Button
      look="quiet"
      compact
      icon={ICONS[theme]}
      data-testid="theme-toggle"
      data-theme={theme}
      title={`Theme: ${theme}`}
      onClick={() => setTheme(NEXT[theme])}
    >
      Theme: {theme}. Change to {NEXT[theme]}
    </Button>
  );
}
