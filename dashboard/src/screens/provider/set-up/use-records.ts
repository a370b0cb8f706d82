import type { RecordInputs, RecordKind } from '@counterfoil/client';
import { useCounterfoil } from '../../../shell/client.tsx';
import { codeOf } from '../../../shell/code-of.ts';
import { useToasts } from '../../../shell/toasts.tsx';
import { useWords } from '../../../words/language.tsx';

/** Writes the records of a provider. Lists show them at once; a failure is told wherever the reader is by then. */
export const useRecords = (providerId: string) => {
  const { records } = useCounterfoil().provider(providerId);
  const { say, warn } = useToasts();
  const { setUp, state } = useWords();
  const watch = (written: Promise<void>): void => {
    written.catch((error: unknown) => warn(state.notDone(codeOf(error))));
  };
  /** Offers to put it back. */
  const remove = <Kind extends RecordKind>(kind: Kind, id: string, fields: RecordInputs[Kind]): void => {
    watch(records.remove(kind, id));
    say(setUp.removed, () => watch(records.add(kind, id, fields)));
  };
  return { records, watch, remove };
};
