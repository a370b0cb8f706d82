import type { Identified, Member } from '@counterfoil/client';
import { useLive, useUser } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Bones, Empty, Failed } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import type { PlaceProps } from '../place.tsx';
import { InviteSheet } from './invite-sheet.tsx';
import { MemberSheet } from './member-sheet.tsx';
import { OpenInvitations } from './open-invitations.tsx';

/** Members of earlier versions never had to accept. */
const hasAccepted = ({ schema, acceptedAt }: Member): boolean => schema !== 2 || acceptedAt !== undefined;

interface MemberCardProps {
  readonly member: Identified<Member>;
  readonly isPending: boolean;
  /** Absent: only owners change members. */
  readonly onEdit: (() => void) | undefined;
}

const MemberCard = ({ member, isPending, onEdit }: MemberCardProps) => {
  const { setUp, crew, role } = useSetUpWords();
  const name = member.displayName ?? member.id;
  return (
    <article className={isPending ? 'card sending' : 'card'}>
      <div className="row">
        <b>{name}</b>
        {onEdit && (
          <Button look="plain" aria-label={`${setUp.edit}: ${name}`} onClick={onEdit}>
            {setUp.edit}
          </Button>
        )}
      </div>
      <span className="quiet small">
        {role[member.role]}
        {!hasAccepted(member) && ` · ${crew.notAccepted}`}
      </span>
    </article>
  );
};

/** The members, and the way in for others. Managers see who works here; owners decide it. */
export const PeopleSection = ({ providerId, provider, role }: PlaceProps) => {
  const { setUp } = useSetUpWords();
  const { user } = useUser();
  const members = useLive(useCounterfoil().provider(providerId).members(), []);
  const { data, loading, error, retry, pendingIds } = members;
  const [sheet, setSheet] = useState<'invite' | { readonly memberId: string }>();
  const active = data.filter((one) => one.active);
  const isOwner = role === 'owner';
  const edited = active.find(({ id }) => typeof sheet === 'object' && id === sheet.memberId);
  const close = () => setSheet(undefined);
  return (
    <section className="stack tight">
      <div className="row">
        <h2>{setUp.members}</h2>
        {isOwner && (
          <Button look="primary" onClick={() => setSheet('invite')}>
            {setUp.invite}
          </Button>
        )}
      </div>
      {error && <Failed code={error.code} retry={retry} />}
      {loading && <Bones lines={2} />}
      {!loading && !error && active.length < 2 && <Empty title={setUp.youAlone} hint={setUp.youAloneHint} />}
      <ul className="places">
        {active.map((member) => (
          <li key={member.id}>
            <MemberCard
              member={member}
              isPending={pendingIds.has(member.id)}
              onEdit={isOwner ? () => setSheet({ memberId: member.id }) : undefined}
            />
          </li>
        ))}
      </ul>
      {isOwner && <OpenInvitations providerId={providerId} />}
      {sheet === 'invite' && <InviteSheet providerId={providerId} onClose={close} />}
      {edited && (
        <MemberSheet
          providerId={providerId}
          member={edited}
          isSelf={edited.id === user?.uid}
          mayTakeOver={hasAccepted(edited) && provider.ownerId !== edited.id}
          onClose={close}
        />
      )}
    </section>
  );
};
