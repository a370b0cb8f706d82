import { useConnection } from '@counterfoil/client/react';
import { useWords } from '../words/language.tsx';
import { codeOf } from './code-of.ts';
import { useToasts } from './toasts.tsx';

/** Says «Saved.» once a write is with the server. Without a server, the device keeps it until there is one. */
export const useSaved = (): ((write: Promise<unknown>, done: () => void) => void) => {
  const { me, state } = useWords();
  const { say, warn } = useToasts();
  const isLive = useConnection().state === 'connected';
  return (write, done) => {
    if (!isLive) say(me.saved);
    write.then(
      () => {
        if (isLive) say(me.saved);
        done();
      },
      (failure: unknown) => warn(state.notDone(codeOf(failure))),
    );
  };
};
