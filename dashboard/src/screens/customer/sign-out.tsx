import { UnsentWork } from '@counterfoil/client';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Banner } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';

/** Ends the session on this device, and says first what would be lost. */
export const SignOut = () => {
  const counterfoil = useCounterfoil();
  const { shell, link } = useWords();
  const [unsent, setUnsent] = useState(0);
  const leave = async () => {
    try {
      await counterfoil.signOut(unsent > 0 ? { force: true } : {});
    } catch (error) {
      if (!(error instanceof UnsentWork)) throw error;
      setUnsent(error.pending.length);
    }
  };
  return (
    <div className="stack tight">
      {unsent > 0 && <Banner tone="stop">{link.waiting(unsent)}</Banner>}
      <div>
        <Button onClick={leave}>{shell.signOut}</Button>
      </div>
    </div>
  );
};
