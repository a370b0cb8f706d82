import type { Identified } from '@counterfoil/client';
import { type Invitation, invitations } from '@counterfoil/client/account';
import { useLive } from '@counterfoil/client/react';
import { Button } from '../../../design/button.tsx';
import { Failed } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { useNow } from '../../../shell/use-now.ts';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { useFormats } from '../../../words/use-formats.ts';
import { useUnsettled } from '../use-unsettled.ts';

interface InvitationCardProps {
  readonly providerId: string;
  readonly invitation: Identified<Invitation>;
  readonly now: Date;
  readonly isUnsettled: boolean;
}

const InvitationCard = ({ providerId, invitation, now, isUnsettled }: InvitationCardProps) => {
  const { crew, role } = useSetUpWords();
  const act = useAct();
  const format = useFormats();
  const { id: invitationId, email, displayName, role: given, expiresAt } = invitation;
  const name = displayName ?? email ?? crew.byLink;
  const when = format.date(expiresAt);
  return (
    <article className={isUnsettled ? 'card sending' : 'card'}>
      <div className="row">
        <b>{name}</b>
        <Button
          look="plain"
          busy={isUnsettled}
          aria-label={`${crew.revoke}: ${name}`}
          onClick={() => act({ type: 'invitation.revoke', providerId, payload: { invitationId } })}
        >
          {crew.revoke}
        </Button>
      </div>
      <span className="quiet small">
        {role[given]} · {expiresAt > now ? crew.until(when) : crew.lapsed(when)}
      </span>
    </article>
  );
};

/** Invitations that nobody has answered. Only owners read them. */
export const OpenInvitations = ({ providerId }: { readonly providerId: string }) => {
  const { crew } = useSetUpWords();
  const { data, error, retry } = useLive(invitations(useCounterfoil(), providerId), []);
  const unsettled = useUnsettled(providerId, 'invitationId');
  const now = useNow(60_000);
  const open = data.filter(({ status }) => status === 'open');
  if (error) return <Failed code={error.code} retry={retry} />;
  if (open.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>{crew.invited}</h3>
      <ul className="places">
        {open.map((invitation) => (
          <li key={invitation.id}>
            <InvitationCard
              providerId={providerId}
              invitation={invitation}
              now={now}
              isUnsettled={unsettled.has(invitation.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
