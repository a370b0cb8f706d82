import { useRefusals } from '@counterfoil/client/react';
import { lazy, Suspense } from 'react';

const RefusalNote = lazy(async () => ({ default: (await import('./refusal-note.tsx')).RefusalNote }));

/** A refusal stays until somebody has seen it, on whatever page they are by then. */
export const Refusals = () => {
  const { refusals, acknowledge } = useRefusals();
  return (
    <Suspense>
      {refusals.map((refusal) => (
        <RefusalNote
          key={refusal.id}
          rejection={refusal.rejection}
          command={'command' in refusal ? refusal.command : undefined}
          onSeen={() => acknowledge(refusal.id)}
        />
      ))}
    </Suspense>
  );
};
