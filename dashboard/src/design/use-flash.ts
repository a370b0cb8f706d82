import { type RefObject, useEffect, useRef } from 'react';

/** Tints an element for a moment when its version changes, not when it first shows. */
export const useFlash = <Shown extends HTMLElement>(version: unknown): RefObject<Shown | null> => {
  const shown = useRef<Shown>(null);
  const last = useRef(version);
  useEffect(() => {
    if (last.current === version) return;
    last.current = version;
    const { current } = shown;
    if (!current || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    current.classList.remove('changed');
    // Reading a size lets the animation begin again.
    void current.offsetWidth;
    current.classList.add('changed');
  }, [version]);
  return shown;
};
