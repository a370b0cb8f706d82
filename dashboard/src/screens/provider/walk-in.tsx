import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { v7 } from 'uuid';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { PeopleStepper } from '../people-stepper.tsx';

interface WalkInProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** A guest at the door in three taps: walk-in, time, book. The service of the last one is chosen already. */
export const WalkIn = ({ providerId, timeZone, today: day, onClose }: WalkInProps) => {
  const { today } = useWords();
  const act = useAct();
  const format = useFormats(timeZone);
  const now = useNow(60_000);
  const provider = useCounterfoil().provider(providerId);
  const key = `walk-in ${providerId}`;
  const [serviceId, setServiceId] = useState(() => localStorage.getItem(key) ?? undefined);
  const [wished, setStart] = useState<string>();
  const [name, setName] = useState('');
  const { data: services, loading } = useLive(provider.services(), []);
  const service = services.find(({ id }) => id === serviceId) ?? services[0];
  const [partySize, setPartySize] = useState(1);
  const slots = useLive(service && provider.slots(service.id, day), []);
  // A slot that has begun takes a walk-in as long as it runs.
  const free = slots.data.filter(({ end, available }) => end > now && available >= partySize).slice(0, 9);
  const start = free.map((slot) => slot.start.toISOString()).find((one) => one === wished);
  const send = () => {
    if (!start || !service) return;
    localStorage.setItem(key, service.id);
    void act(
      {
        type: 'reservation.create',
        providerId,
        payload: {
          reservationId: v7(),
          serviceId: service.id,
          startTime: start,
          partySize,
          guest: { name: name.trim() || today.guest },
        },
      },
      { done: today.booked },
    );
    onClose();
  };
  return (
    <Sheet title={today.walkIn} onClose={onClose}>
      {loading && <Bones />}
      <Choices
        legend={today.chooseService}
        round
        value={service?.id}
        onChoose={(id) => {
          setServiceId(id);
          setStart(undefined);
        }}
        choices={services.map((one) => ({ value: one.id, content: one.name }))}
      />
      {service && service.capacity > 1 && (
        <PeopleStepper value={partySize} max={service.capacity} onChange={setPartySize} />
      )}
      {slots.error && <Failed code={slots.error.code} retry={slots.retry} />}
      {service && free.length === 0 ? (
        slots.loading ? (
          <Bones lines={2} />
        ) : (
          <Empty title={today.noTimes} />
        )
      ) : (
        <Choices
          legend={today.chooseTime}
          className="slots"
          value={start}
          onChoose={setStart}
          choices={free.map((slot) => ({
            value: slot.start.toISOString(),
            className: 'slot',
            content: <b className="ltr">{format.time(slot.start)}</b>,
          }))}
        />
      )}
      <TextField label={today.name} value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      <Button look="primary" wide off={!start} onClick={send}>
        {today.bookIt}
      </Button>
    </Sheet>
  );
};
