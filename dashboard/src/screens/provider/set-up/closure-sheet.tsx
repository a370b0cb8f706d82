import { useLive } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { v7 } from 'uuid';
import { Button } from '../../../design/button.tsx';
import { Choices } from '../../../design/choices.tsx';
import { TextField } from '../../../design/field.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useToasts } from '../../../shell/toasts.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { useIsShown } from '../../../shell/use-is-shown.ts';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { type ClosureDraft, closedTimesOf, draftFault, newDraft } from './closure-draft.ts';
import { ClosedServices, ClosedTimeFields } from './closure-fields.tsx';
import { Hits, useClosurePreview } from './closure-preview.tsx';
import { textIn } from './typed-count.ts';

const conflicts = ['cancel', 'move'] as const;

interface ClosureSheetProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** A new closure. Its button says how many bookings it takes. */
export const ClosureSheet = ({ providerId, timeZone, today, onClose }: ClosureSheetProps) => {
  const { closures } = useSetUpWords();
  const act = useAct();
  const { say } = useToasts();
  const services = useLive(useCounterfoil().provider(providerId).services(), []);
  const [draft, setDraft] = useState(() => newDraft(today));
  const [isSending, setIsSending] = useState(false);
  const isShown = useIsShown();
  const change = (part: Partial<ClosureDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fault = draftFault(draft, today);
  const closed = fault ? undefined : closedTimesOf(draft);
  const preview = useClosurePreview(providerId, closed);
  const { onConflict } = draft;
  const hit = preview.data.bookings.length;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!closed || isSending) return;
    const textOf = textIn(new FormData(event.currentTarget));
    const [title, note] = [textOf('title'), textOf('note')];
    const payload = { closureId: v7(), ...closed, onConflict, ...(title ? { title } : {}), ...(note ? { note } : {}) };
    setIsSending(true);
    const done = await act({ type: 'closure.create', providerId, payload });
    setIsSending(false);
    if (done !== 'applied') return;
    say(closures.closed);
    if (isShown()) onClose();
  };
  return (
    <Sheet title={closures.add} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <ClosedTimeFields draft={draft} fault={fault} onChange={change} />
        <ClosedServices
          services={services.data}
          chosen={draft.serviceIds}
          onChange={(serviceIds) => change({ serviceIds })}
        />
        <TextField label={closures.reason} name="title" hint={closures.reasonHint} maxLength={100} />
        <TextField label={closures.note} name="note" hint={closures.noteHint} maxLength={500} />
        <Choices
          legend={closures.conflict}
          value={onConflict}
          onChoose={(chosen) => change({ onConflict: chosen })}
          choices={conflicts.map((value) => ({ value, content: closures.conflicts[value] }))}
        />
        {closed && <Hits preview={preview} timeZone={timeZone} />}
        <Button look="primary" wide type="submit" busy={isSending} off={!closed}>
          {hit === 0 ? closures.close : closures.closeAnd[onConflict](hit)}
        </Button>
      </form>
    </Sheet>
  );
};
