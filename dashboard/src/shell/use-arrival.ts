import { useEffect } from 'react';
import { useLocation } from 'wouter';

/** How the reader has left the last page, until another one has the focus. A page that the app redirects to is no arrival. */
let way: 'pushState' | 'popstate' | undefined;

for (const type of ['pushState', 'popstate'] as const) {
  addEventListener(type, () => {
    way = type;
  });
}

/**
 * Moves the focus to the content of a page that somebody has gone to, as a browser does with pages of its own. A focus
 * that is in the content already stays there. Forward begins at the top; going back, the browser scrolls by itself.
 */
export const useArrival = (): void => {
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another page
  useEffect(() => {
    const by = way;
    way = undefined;
    const content = document.querySelector<HTMLElement>('#content');
    if (!by || !content || content.contains(document.activeElement)) return;
    content.focus({ preventScroll: true });
    if (by === 'pushState') scrollTo(0, 0);
  }, [path]);
};
