import { useEffect, useRef } from 'react';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Bundlers replace this expression. A page without a bundler has no `process`, and gets no warnings. */
const isDevelopment = (): boolean => {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
};

/** So many streams in so many renders are no coincidence: a user who types renders the same stream in between. */
const maxRestarts = 10;

/**
 * Warns a developer whose component makes a new stream at every render. Each of them starts a listener, and none lives
 * long enough to show data.
 */
export const useRestartWarning = (stream: object | undefined): void => {
  const seen = useRef({ stream, restarts: 0 });
  useEffect(() => {
    const { stream: before, restarts } = seen.current;
    seen.current = { stream, restarts: stream === before ? 0 : restarts + 1 };
    if (seen.current.restarts !== maxRestarts || !isDevelopment()) return;
    console.warn(
      `useLive got another stream at each of ${maxRestarts} renders, so it starts a listener each time. ` +
        'Wrap a stream that you derive with pipe() in useMemo.',
    );
  });
};
