import { UnsentWork } from '@counterfoil/client';
import { useConnection } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Banner } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { stopPush } from '../../shell/push-device.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { useWords } from '../../words/language.tsx';

/** Ends the session on this device, and says first what would be lost. */
export const SignOut = () => {
  const counterfoil = useCounterfoil();
  const { shell, link, state } = useWords();
  const { warn } = useToasts();
  const { pending } = useConnection();
  const [unsent, setUnsent] = useState(0);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    // Somebody who stays keeps the messages to this device.
    if (unsent === 0 && pending.length > 0) return setUnsent(pending.length);
    setBusy(true);
    try {
      await stopPush(counterfoil);
      await counterfoil.signOut(unsent > 0 ? { force: true } : {});
    } catch (error) {
      if (error instanceof UnsentWork) setUnsent(error.pending.length);
      else warn(state.notDone(codeOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack tight">
      {unsent > 0 && <Banner tone="stop">{link.waiting(unsent)}</Banner>}
      <div>
        <Button busy={busy} onClick={leave}>
          {unsent > 0 ? shell.signOutDropping(unsent) : shell.signOut}
        </Button>
      </div>
    </div>
  );
};
