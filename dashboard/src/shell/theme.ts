export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'theme';

const isTheme = (text: string | null): text is Theme => themes.some((theme) => theme === text);

export const storedTheme = (): Theme => {
  const stored = localStorage.getItem(key);
  return isTheme(stored) ? stored : 'system';
};

/** Without `data-theme`, the page follows the device. */
export const showTheme = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
};

export const chooseTheme = (theme: Theme): void => {
  localStorage.setItem(key, theme);
  showTheme(theme);
};
