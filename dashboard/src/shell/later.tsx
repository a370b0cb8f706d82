import { type ReactNode, Suspense, use, useEffect, useState } from 'react';

/** Until the first screen has its data, in most cases. */
const firstScreenMs = 1500;

let isOver = false;

/**
 * Settles once the first screen has most likely its data. A browser is idle also while it waits for them, so only the
 * clock can tell.
 */
export const firstScreenOver = new Promise<void>((resolve) => {
  setTimeout(() => {
    isOver = true;
    resolve();
  }, firstScreenMs);
});

/** True 1.5 seconds after the start, when the first screen has most likely its data. */
export const useIsLater = (): boolean => {
  const [isLater, setIsLater] = useState(isOver);
  useEffect(() => {
    void firstScreenOver.then(() => setIsLater(true));
  }, []);
  return isLater;
};

const Waits = ({ children }: { readonly children: ReactNode }) => {
  use(firstScreenOver);
  return children;
};

/** Parts that the first screen does not need. They would read documents before it, from the same line. */
export const Later = ({ children }: { readonly children: ReactNode }) => (
  <Suspense>
    <Waits>{children}</Waits>
  </Suspense>
);
