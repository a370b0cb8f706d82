import { catchError, EMPTY, filter, from, race, take } from 'rxjs';
import { useWords } from '../words/language.tsx';
import { useCounterfoil } from './client.tsx';
import { codeOf } from './code-of.ts';
import { useToasts } from './toasts.tsx';

/** Says «Saved.» once a write is with the server. Without a network, the device keeps it until there is one. */
export const useSaved = (): ((write: Promise<unknown>, done: () => void) => void) => {
  const { connection$ } = useCounterfoil();
  const { me, state } = useWords();
  const { say, warn } = useToasts();
  return (write, done) => {
    write.then(done, (failure: unknown) => warn(state.notDone(codeOf(failure))));
    const stored = from(write).pipe(catchError(() => EMPTY));
    const kept = connection$.pipe(
      filter((connection) => connection === 'offline'),
      take(1),
    );
    race(stored, kept).subscribe(() => say(me.saved));
  };
};
