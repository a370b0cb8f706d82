import { profile } from '@counterfoil/client/account';
import { useLive } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { CheckField, Checks } from '../../design/check-field.tsx';
import { TextField } from '../../design/field.tsx';
import { Bones, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useSaved } from '../../shell/use-saved.ts';
import { useWords } from '../../words/language.tsx';
import { preferencesOf, type WantedMessages, wantedOf } from './wanted-messages.ts';

interface FieldsProps {
  readonly wanted: WantedMessages;
  readonly onChange: (change: Partial<WantedMessages>) => void;
}

const channels = ['push', 'email', 'reminders'] as const;

const ChannelFields = ({ wanted, onChange }: FieldsProps) => {
  const { messages } = useWords();
  return (
    <Checks legend={messages.wanted}>
      {channels.map((channel) => (
        <CheckField
          key={channel}
          label={messages[channel]}
          checked={wanted[channel]}
          onChange={({ target: { checked } }) => onChange({ [channel]: checked })}
        />
      ))}
    </Checks>
  );
};

const QuietFields = ({ wanted, onChange, isHalf }: FieldsProps & { readonly isHalf: boolean }) => {
  const { messages } = useWords();
  const { from, to } = wanted;
  return (
    <div className="stack tight">
      <div className="pair">
        <TextField
          label={messages.quietFrom}
          type="time"
          value={from}
          problem={isHalf && !from ? messages.bothTimes : undefined}
          onChange={({ target: { value } }) => onChange({ from: value })}
        />
        <TextField
          label={messages.quietTo}
          type="time"
          value={to}
          problem={isHalf && !to ? messages.bothTimes : undefined}
          onChange={({ target: { value } }) => onChange({ to: value })}
        />
      </div>
      <p className="quiet small">{messages.quietHint}</p>
    </div>
  );
};

/** How messages reach this person, and when they must not. The inbox has all of them. */
export const MessagesForm = () => {
  const counterfoil = useCounterfoil();
  const { messages } = useWords();
  const saved = useSaved();
  const { data, loading, error, retry } = useLive(profile(counterfoil));
  const [edited, setEdited] = useState<WantedMessages>();
  const [isHalf, setIsHalf] = useState(false);
  if (error) return <Failed code={error.code} retry={retry} />;
  if (loading) return <Bones lines={3} />;
  const wanted = edited ?? wantedOf(data?.notificationPreferences);
  const change = (changes: Partial<WantedMessages>) => setEdited({ ...wanted, ...changes });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const preferences = preferencesOf(wanted, Intl.DateTimeFormat().resolvedOptions().timeZone);
    setIsHalf(!preferences);
    if (!preferences) return;
    // Somebody may have gone on while it was on its way.
    saved(counterfoil.me().setPreferences(preferences), () => setEdited((now) => (now === edited ? undefined : now)));
  };
  return (
    <form className="stack" onSubmit={save} noValidate>
      <ChannelFields wanted={wanted} onChange={change} />
      <QuietFields wanted={wanted} onChange={change} isHalf={isHalf} />
      <div>
        <Button type="submit">{messages.save}</Button>
      </div>
    </form>
  );
};
