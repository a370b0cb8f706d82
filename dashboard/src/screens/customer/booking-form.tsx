import type { FreeSlot, Identified, Provider, Resource, Service } from '@counterfoil/client';
import type { ReactNode } from 'react';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { Agree } from './agree.tsx';
import { DayStrip } from './day-strip.tsx';
import { daysFrom } from './days.ts';
import { PartyChoice } from './party-choice.tsx';
import { SeriesChoice } from './series-choice.tsx';
import { ServiceChoice } from './service-choice.tsx';
import { SlotGrid } from './slot-grid.tsx';
import { useWeek } from './use-week.ts';
import { anyone, useWish, type Wish } from './use-wish.ts';
import { weekLength } from './week.ts';
import { WhoChoice } from './who-choice.tsx';
import { namesIn, type Wished } from './wished.ts';

interface BookingFormProps {
  readonly providerId: string;
  readonly provider: Provider;
  readonly services: readonly Identified<Service>[];
  readonly resources: readonly Identified<Resource>[];
}

/** Only the slots that the wished member serves are free. */
const slotsFor = (slots: readonly FreeSlot[], resourceId: string): readonly FreeSlot[] =>
  resourceId === anyone
    ? slots
    : slots.map((slot) => (slot.free?.some((one) => one.resourceId === resourceId) ? slot : { ...slot, available: 0 }));

/** A slot that is full is wished for as well: then the booking waits for a seat. */
const wishedOf = (
  { resourceId, partySize, names }: Wish,
  serviceId: string,
  { start, available }: FreeSlot,
): Wished => {
  const attendees = partySize > 1 ? [...namesIn(names)] : [];
  return {
    ...{ serviceId, startTime: start.toISOString(), partySize },
    ...(resourceId === anyone ? {} : { resourceId }),
    ...(attendees.length > 0 ? { attendees } : {}),
    ...(available < partySize ? { waits: true } : {}),
  };
};

const isForMany = ({ capacity }: Service, serving: readonly Resource[]): boolean =>
  capacity > 1 || serving.some(({ seats = 1 }) => seats > 1);

/** The chosen slot as long as one can have it: somebody may take it meanwhile, or its hour may come. */
const chosenIn = (
  slots: readonly FreeSlot[],
  { start, partySize }: Wish,
  { now, mayWait }: { readonly now: Date; readonly mayWait: boolean },
): FreeSlot | undefined =>
  slots.find((one) => one.start.toISOString() === start && one.start > now && (mayWait || one.available >= partySize));

const DaySlots = ({
  isLoading,
  slots,
  children,
}: {
  readonly isLoading: boolean;
  readonly slots: readonly FreeSlot[];
  readonly children: ReactNode;
}) => {
  const { book } = useWords();
  if (isLoading) return <Bones lines={2} />;
  return slots.length === 0 ? <Empty title={book.nothing} /> : children;
};

/** The choices of a customer, what is free, and the button that books it. */
export const BookingForm = ({ providerId, provider, services, resources }: BookingFormProps) => {
  const { book } = useWords();
  const now = useNow(60_000);
  const { timeZone } = provider;
  const format = useFormats(timeZone);
  const today = format.localDay(now);
  const { wish, change, turn } = useWish(services[0]?.id ?? '', today, format.localDay);
  const service = services.find(({ id }) => id === wish.serviceId) ?? services[0];
  // A page that is open over midnight goes on with the new day.
  const day = wish.day < today ? today : wish.day;
  const days = daysFrom(today, weekLength * (wish.week + 1)).slice(-weekLength);
  const { data: week, error, retry } = useWeek(providerId, service?.id, days);
  if (!service) return <Empty title={book.noServices} />;

  const { partySize, names, start } = wish;
  const serving = resources.filter(({ id }) => service.resourceIds?.includes(id));
  const slots = slotsFor(week.get(day) ?? [], wish.resourceId);
  // A party that would never fit has nothing to wait for.
  const mayWait = service.waitingHoldMinutes !== undefined && partySize <= service.capacity;
  const shown = { timeZone, partySize, now, mayWait };
  const slot = chosenIn(slots, wish, { now, mayWait });
  const wished = slot && wishedOf(wish, service.id, slot);
  const shownWeek = new Map([...week].map(([one, of]) => [one, slotsFor(of, wish.resourceId)]));
  return (
    <>
      <ServiceChoice
        services={services}
        chosen={service.id}
        onChoose={(serviceId) => change({ serviceId, resourceId: anyone, start: undefined })}
      />
      <WhoChoice
        serving={serving}
        chosen={wish.resourceId}
        onChoose={(resourceId) => change({ resourceId, start: undefined })}
      />
      {isForMany(service, serving) && <PartyChoice partySize={partySize} names={names} onChange={change} />}
      <DayStrip
        {...shown}
        days={days}
        week={shownWeek}
        chosen={day}
        onChoose={(next) => change({ day: next, start: undefined })}
        onEarlier={wish.week > 0 ? () => turn(-1) : undefined}
        onLater={() => turn(1)}
      />
      {error && <Failed code={error.code} retry={retry} />}
      <DaySlots isLoading={!week.has(day) && !error} slots={slots}>
        <SlotGrid
          {...shown}
          key={`${service.id} ${day} ${wish.resourceId} ${partySize}`}
          day={day}
          slots={slots}
          chosen={start}
          onChoose={(next) => change({ start: next })}
        />
      </DaySlots>
      {slot && wished && <SeriesChoice {...{ providerId, timeZone, service, slot, wished }} />}
      <Agree {...{ providerId, timeZone, service, slot, wished }} />
    </>
  );
};
