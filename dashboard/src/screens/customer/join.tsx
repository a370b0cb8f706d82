import { type Invitation, parseInvitation, readInvitation, sendVerification } from '@counterfoil/client/account';
import { useLive } from '@counterfoil/client/react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';

/** The invitation of this address; `null` if there is none for this person. */
const useInvitation = () => {
  const counterfoil = useCounterfoil();
  const [target] = useState(() => parseInvitation(location.hash));
  const [invitation, setInvitation] = useState<Invitation | null>();
  const [failed, setFailed] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads again
  useEffect(() => {
    setFailed(undefined);
    if (!target) return setInvitation(null);
    readInvitation(counterfoil, target).then(
      (read) => setInvitation(read ?? null),
      (error: unknown) => (codeOf(error) === 'permission-denied' ? setInvitation(null) : setFailed(codeOf(error))),
    );
  }, [counterfoil, target, attempt]);
  return { target, invitation, failed, retry: () => setAttempt(attempt + 1) };
};

/** Somebody is invited to work at a place. */
export const Join = () => {
  const counterfoil = useCounterfoil();
  const { join, role, state } = useWords();
  const { say, warn } = useToasts();
  const act = useAct();
  const [, go] = useLocation();
  const { target, invitation, failed, retry } = useInvitation();
  const { data: provider } = useLive(target && counterfoil.provider(target.providerId).profile());
  useTitle(provider && join.title(provider.name));
  if (failed) return <Failed code={failed} retry={retry} />;
  if (invitation === undefined) return <Bones lines={2} />;
  if (!invitation || !target) {
    return (
      <Empty title={join.none} hint={join.noneHint}>
        <Button
          onClick={() =>
            sendVerification(counterfoil).then(
              () => say(join.sent),
              (error: unknown) => warn(state.notDone(codeOf(error))),
            )
          }
        >
          {join.verify}
        </Button>
      </Empty>
    );
  }
  const { providerId, invitationId } = target;
  const answer = async (type: 'invitation.accept' | 'invitation.decline') => {
    const done = await act({ type, providerId, payload: { invitationId } });
    if (done === 'applied') go(type === 'invitation.accept' ? `/at/${providerId}` : '/find');
  };
  return (
    <>
      <h1>{join.title(provider?.name ?? providerId)}</h1>
      <p>{join.as(role[invitation.role])}</p>
      <div className="wrap">
        <Button look="primary" onClick={() => answer('invitation.accept')}>
          {join.accept}
        </Button>
        <Button onClick={() => answer('invitation.decline')}>{join.decline}</Button>
      </div>
    </>
  );
};
