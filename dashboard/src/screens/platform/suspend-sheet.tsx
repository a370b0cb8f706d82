import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { useAct } from '../../shell/use-act.ts';
import { usePlatformWords } from '../../words/platform-words.ts';
import { usePlaceName } from './place-name.tsx';

interface SuspendSheetProps {
  readonly providerId: string;
  readonly onClose: () => void;
}

/** Asks for the reason: nobody is stopped without one. */
export const SuspendSheet = ({ providerId, onClose }: SuspendSheetProps) => {
  const { platform } = usePlatformWords();
  const act = useAct();
  const name = usePlaceName(providerId);
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (reason.trim() === '') return setIsMissing(true);
    void act({ type: 'provider.suspend', providerId, payload: { reason } }, { done: platform.stopped });
    onClose();
  };
  return (
    <Sheet title={platform.suspendTitle(name)} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{platform.suspendHint}</p>
        <TextField
          label={platform.reason}
          hint={platform.reasonHint}
          problem={isMissing ? platform.needsReason : undefined}
          maxLength={500}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
            setIsMissing(false);
          }}
        />
        <Button look="primary" wide type="submit">
          {platform.suspend}
        </Button>
      </form>
    </Sheet>
  );
};
