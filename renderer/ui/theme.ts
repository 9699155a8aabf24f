import { create } from 'zustand';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const KEY = 'theme';
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
  choose(choice: ThemeChoice): void;
}

/** Light or dark: as the system says until a person chooses. The choice is of this machine, not of the centre's data. */
export const useTheme = create<ThemeState>()((set) => ({
  ...themeOf(storedChoice()),
  choose: (choice) => {
    localStorage.setItem(KEY, choice);
    set(themeOf(choice));
  },
}));

/** Puts the theme on the document, now and whenever it changes. */
export function followTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = useTheme.getState().theme;
  };
  apply();
  useTheme.subscribe(apply);
  darkSystem.addEventListener('change', () => useTheme.setState(themeOf(useTheme.getState().choice)));
}

/** The value of a token under the theme that is on. */
export function token(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function themeOf(choice: ThemeChoice): { readonly choice: ThemeChoice; readonly theme: Theme } {
  return { choice, theme: choice === 'system' ? (darkSystem.matches ? 'dark' : 'light') : choice };
}

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
