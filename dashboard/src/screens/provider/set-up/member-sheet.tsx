import type { Identified, Member, MemberRole } from '@counterfoil/client';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { CheckField } from '../../../design/check-field.tsx';
import { SelectField } from '../../../design/field.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { useSetUpWords } from '../../../words/set-up-words.ts';

const roles = ['owner', 'manager', 'staff', 'kitchen'] as const satisfies readonly MemberRole[];

interface MemberProps {
  readonly providerId: string;
  readonly member: Identified<Member>;
  readonly onClose: () => void;
}

/** Another role counts from the member's next request, and can be taken back. */
const RoleForm = ({ providerId, member, onClose }: MemberProps) => {
  const { setUp, crew, role: names } = useSetUpWords();
  const act = useAct();
  const { id: userId, role: before } = member;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get('role');
    const role = roles.find((one) => one === chosen) ?? before;
    onClose();
    if (role === before) return;
    const command = (next: MemberRole) =>
      ({ type: 'member.changeRole', providerId, payload: { userId, role: next } }) as const;
    void act(command(role), { done: crew.changed(names[role]), undo: command(before) });
  };
  return (
    <form className="stack" onSubmit={save}>
      <SelectField label={setUp.role} name="role" defaultValue={before}>
        {roles.map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </SelectField>
      <div>
        <Button look="primary" type="submit">
          {setUp.save}
        </Button>
      </div>
    </form>
  );
};

/** The member becomes the main owner. The sender may step down in the same moment. */
const HandOverForm = ({ providerId, member, onClose }: MemberProps) => {
  const { crew } = useSetUpWords();
  const act = useAct();
  const name = member.displayName ?? member.id;
  const handOver = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const stepDown = new FormData(event.currentTarget).has('stepDown');
    const payload = { userId: member.id, ...(stepDown ? { stepDown } : {}) };
    void act({ type: 'provider.handOver', providerId, payload });
    onClose();
  };
  return (
    <form className="stack tight" onSubmit={handOver}>
      <p>{crew.handOverWhat(name)}</p>
      <CheckField name="stepDown" label={crew.stepDown} />
      <div>
        <Button look="primary" type="submit">
          {crew.handOverTo(name)}
        </Button>
      </div>
    </form>
  );
};

/** Somebody who comes back has to accept again, so this asks first. */
const RemoveForm = ({ providerId, member, onClose }: MemberProps) => {
  const { crew } = useSetUpWords();
  const act = useAct();
  const name = member.displayName ?? member.id;
  const remove = () => {
    const payload = { userId: member.id };
    void act({ type: 'member.remove', providerId, payload }, { done: crew.gone(name) });
    onClose();
  };
  return (
    <div className="stack tight">
      <p>{crew.removeWhat(name)}</p>
      <div>
        <Button look="primary" onClick={remove}>
          {crew.removeNow(name)}
        </Button>
      </div>
    </div>
  );
};

const steps = { role: RoleForm, handOver: HandOverForm, remove: RemoveForm } as const;

interface MemberSheetProps extends MemberProps {
  readonly isSelf: boolean;
  /** False: they are the main owner already, or have not accepted yet. */
  readonly mayTakeOver: boolean;
}

/** An owner's view of a member. */
export const MemberSheet = ({ isSelf, mayTakeOver, ...props }: MemberSheetProps) => {
  const { setUp, crew } = useSetUpWords();
  const [step, setStep] = useState<keyof typeof steps>('role');
  const Step = steps[step];
  const { displayName, id } = props.member;
  return (
    <Sheet title={displayName ?? id} onClose={props.onClose}>
      <Step {...props} />
      {step === 'role' && !isSelf && (
        <div className="wrap">
          {mayTakeOver && <Button onClick={() => setStep('handOver')}>{crew.handOver}</Button>}
          <Button onClick={() => setStep('remove')}>{setUp.remove}</Button>
        </div>
      )}
    </Sheet>
  );
};
