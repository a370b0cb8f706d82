import type { NewCommand } from '@counterfoil/client';
import { useCallback } from 'react';
import { useWords } from '../words/language.tsx';
import { useCounterfoil } from './client.tsx';
import { codeOf } from './code-of.ts';
import { useToasts } from './toasts.tsx';

/** The words beside a command. */
export interface Said {
  /** Said at once: the domain has decided on this device, and the server will tell if it decides otherwise. */
  readonly done?: string;
  /** Takes the command back, for as long as the domain allows. */
  readonly undo?: NewCommand;
}

type Act = (command: NewCommand, said?: Said) => Promise<'applied' | 'rejected' | 'failed'>;

/** Sends commands, and says what was done. `Refusals` says what was not, wherever its sender is by then. */
export const useAct = (): Act => {
  const counterfoil = useCounterfoil();
  const { say, warn } = useToasts();
  const words = useWords();
  return useCallback<Act>(
    async function act(command, { done, undo } = {}) {
      const sent = counterfoil.send(command);
      if (done) say(done, undo && (() => void act(undo, { done: words.state.undone })));
      try {
        const outcome = await sent.outcome;
        return outcome.outcome === 'rejected' ? 'rejected' : 'applied';
      } catch (error) {
        warn(words.state.notDone(codeOf(error)));
        return 'failed';
      }
    },
    [counterfoil, say, warn, words],
  );
};
