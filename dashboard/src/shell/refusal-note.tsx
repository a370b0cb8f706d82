import type { Command, NewCommand, Rejection } from '@counterfoil/client';
import { preview } from '@counterfoil/client/preview';
import { useLive } from '@counterfoil/client/react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { anyone, wishAddress } from '../screens/customer/use-wish.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { useFormats } from '../words/use-formats.ts';
import { useCounterfoil } from './client.tsx';
import { isNewBooking, type NewBooking } from './new-booking.ts';

/** As many as one reads at a glance. */
const offered = 3;

/** The reason as a sentence. Its catalogue is loaded when somebody needs it. */
const useReason = (rejection: Rejection): string | undefined => {
  const { locale, words } = useLanguage();
  const [text, setText] = useState<string>();
  useEffect(() => {
    let isOver = false;
    void import('./refusal-text.ts').then(
      ({ refusalText }) => !isOver && setText(refusalText(rejection, locale, words)),
    );
    return () => {
      isOver = true;
    };
  }, [rejection, locale, words]);
  return text;
};

/** The next times that are free instead, as ISO 8601. */
const useInstead = (providerId: string, payload: NewBooking['payload']): readonly string[] => {
  const counterfoil = useCounterfoil();
  const [times, setTimes] = useState<readonly string[]>([]);
  useEffect(() => {
    let isOver = false;
    const command: NewCommand<'reservation.create'> = { type: 'reservation.create', providerId, payload };
    preview(counterfoil, command).then(
      (told) => {
        const free = told.outcome === 'rejected' ? (told.freeSlots ?? []) : [];
        if (!isOver) setTimes(free.slice(0, offered).map(({ start }) => start));
      },
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [counterfoil, providerId, payload]);
  return times;
};

interface InsteadProps {
  readonly providerId: string;
  readonly payload: NewBooking['payload'];
  readonly onTaken: () => void;
}

/** The next best thing for a booking that was refused. */
const Instead = ({ providerId, payload, onTaken }: InsteadProps) => {
  const { data: provider } = useLive(useCounterfoil().provider(providerId).profile());
  const format = useFormats(provider?.timeZone);
  const { serviceId, resourceId = anyone, partySize = 1 } = payload;
  return useInstead(providerId, payload).map((start) => (
    <Link
      key={start}
      href={wishAddress(providerId, { serviceId, resourceId, partySize, start })}
      onClick={onTaken}
      className="button"
    >
      {format.dayTime(new Date(start))}
    </Link>
  ));
};

/** Why a step was refused, and the next best thing. */
export const RefusalNote = ({
  rejection,
  command,
  onSeen,
}: {
  readonly rejection: Rejection;
  readonly command: Command | undefined;
  readonly onSeen: () => void;
}) => {
  const { state } = useWords();
  const reason = useReason(rejection);
  if (reason === undefined) return null;
  return (
    <div className="toast">
      <span>{state.refused(reason)}</span>
      {isNewBooking(command) && !command.payload.guest && (
        <Instead providerId={command.providerId} payload={command.payload} onTaken={onSeen} />
      )}
      <button type="button" onClick={onSeen}>
        {state.seen}
      </button>
    </div>
  );
};
