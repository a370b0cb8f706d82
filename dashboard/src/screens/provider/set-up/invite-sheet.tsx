import { invitationId, invitationLink } from '@counterfoil/client/account';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useToasts } from '../../../shell/toasts.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { useWords } from '../../../words/language.tsx';

const invited = ['staff', 'manager', 'kitchen'] as const;

export const InviteSheet = ({ providerId, onClose }: { readonly providerId: string; readonly onClose: () => void }) => {
  const { setUp, role } = useWords();
  const act = useAct();
  const { say } = useToasts();
  const [link, setLink] = useState<string>();
  const [busy, setBusy] = useState(false);
  const invite = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const id = invitationId();
    const email = String(form.get('email') ?? '').trim();
    const chosen = invited.find((one) => one === form.get('role')) ?? 'staff';
    const payload = { invitationId: id, role: chosen, ...(email ? { email } : {}) };
    setBusy(true);
    const done = await act({ type: 'invitation.create', providerId, payload });
    setBusy(false);
    if (done === 'applied') setLink(invitationLink(`${location.origin}/join`, { providerId, invitationId: id }));
  };
  const copy = async () => {
    await navigator.clipboard.writeText(link ?? '');
    say(setUp.copied);
  };
  return (
    <Sheet title={setUp.invite} onClose={onClose}>
      {link ? (
        <div className="stack tight">
          <p>{setUp.link}</p>
          <p className="code ltr">{link}</p>
          <Button look="primary" onClick={copy}>
            {setUp.copy}
          </Button>
        </div>
      ) : (
        <form className="stack" onSubmit={invite}>
          <SelectField label={setUp.role} name="role">
            {invited.map((one) => (
              <option key={one} value={one}>
                {role[one]}
              </option>
            ))}
          </SelectField>
          <TextField label={setUp.email} name="email" type="email" autoComplete="off" />
          <Button look="primary" type="submit" busy={busy}>
            {setUp.invite}
          </Button>
        </form>
      )}
    </Sheet>
  );
};
