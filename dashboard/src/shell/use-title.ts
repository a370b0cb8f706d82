import { useEffect } from 'react';

/** Names the page in the tab, in the history, and for people who listen. Until its name is known, the app's stands there. */
export const useTitle = (name: string | undefined): void => {
  useEffect(() => {
    document.title = name ? `${name} · Counterfoil` : 'Counterfoil';
  }, [name]);
};
