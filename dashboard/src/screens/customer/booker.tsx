import type { FreeSlot, Identified, NewCommand, Provider, Resource, Service } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { Choices } from '../../design/choices.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { Stepper } from '../../design/stepper.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { Agree } from './agree.tsx';
import { DayStrip } from './day-strip.tsx';
import { daysFrom } from './days.ts';
import { openTill } from './open-till.ts';
import { ServiceChoice } from './service-choice.tsx';
import { SlotGrid } from './slot-grid.tsx';
import { usePlace } from './use-place.ts';
import { useWeek } from './use-week.ts';
import { anyone, useWish, weekLength } from './use-wish.ts';

const minuteMs = 60_000;
/** More than a form should offer; the server says the rest. */
const largestParty = 20;

const PlaceHead = ({ provider, now }: { readonly provider: Provider; readonly now: Date }) => {
  const { book, find } = useWords();
  const format = useFormats(provider.timeZone);
  const till = openTill(provider, now);
  const hours = till === 'always' ? undefined : till ? book.openUntil(format.time(till)) : book.closedNow;
  const facts = [find.kind[provider.kind], provider.listing?.text, hours].filter(Boolean);
  return (
    <header>
      <h1>{provider.name}</h1>
      <p className="quiet">{facts.join(' · ')}</p>
    </header>
  );
};

interface BookingFormProps {
  readonly providerId: string;
  readonly provider: Provider;
  readonly services: readonly Identified<Service>[];
  readonly resources: readonly Identified<Resource>[];
}

const WhoChoice = ({
  serving,
  chosen,
  onChoose,
}: {
  readonly serving: readonly Identified<Resource>[];
  readonly chosen: string;
  readonly onChoose: (resourceId: string) => void;
}) => {
  const { book } = useWords();
  if (serving.length === 0) return null;
  const choices = [
    { value: anyone, content: book.anyone },
    ...serving.map(({ id, name }) => ({ value: id, content: name })),
  ];
  return <Choices legend={book.with} round value={chosen} onChoose={onChoose} choices={choices} />;
};

const PartyChoice = ({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) => {
  const { book } = useWords();
  return (
    <Stepper
      label={book.people}
      fewer={book.fewer}
      more={book.moreOf}
      value={value}
      min={1}
      max={largestParty}
      shown={book.people2(value)}
      onChange={onChange}
    />
  );
};

/** Only the slots that the wished member serves are free. */
const slotsFor = (slots: readonly FreeSlot[], asked: string | undefined): readonly FreeSlot[] =>
  asked
    ? slots.map((slot) => (slot.free?.some((one) => one.resourceId === asked) ? slot : { ...slot, available: 0 }))
    : slots;

const BookingForm = ({ providerId, provider, services, resources }: BookingFormProps) => {
  const { book } = useWords();
  const now = useNow(minuteMs);
  const format = useFormats(provider.timeZone);
  const today = format.localDay(now);
  const { wish, change, turn } = useWish(services[0]?.id ?? '', today, format.localDay);
  const service = services.find(({ id }) => id === wish.serviceId) ?? services[0];
  const days = daysFrom(today, weekLength * (wish.week + 1)).slice(-weekLength);
  const { data: week, loading, error, retry } = useWeek(providerId, service?.id, days);
  if (!service) return <Empty title={book.noServices} />;

  const { partySize, day, start } = wish;
  const serving = resources.filter(({ id }) => service.resourceIds?.includes(id));
  const asked = wish.resourceId === anyone ? undefined : wish.resourceId;
  const slots = slotsFor(week.get(day) ?? [], asked);
  const chosen = slots.find((slot) => slot.start.toISOString() === start);
  const mayWait = service.waitingHoldMinutes !== undefined;
  const isForMany = service.capacity > 1 || serving.some(({ seats = 1 }) => seats > 1);
  const commandFor = (reservationId: string, startTime: string): NewCommand<'reservation.create'> => ({
    type: 'reservation.create',
    providerId,
    payload: {
      ...{ reservationId, serviceId: service.id, startTime, partySize },
      ...(asked ? { resourceId: asked } : {}),
      ...(chosen && chosen.available < partySize ? { waits: true as const } : {}),
    },
  });
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
      {isForMany && <PartyChoice value={partySize} onChange={(many) => change({ partySize: many })} />}
      <DayStrip
        timeZone={provider.timeZone}
        days={days}
        week={week}
        partySize={partySize}
        now={now}
        chosen={day}
        mayWait={mayWait}
        onChoose={(next) => change({ day: next, start: undefined })}
        onEarlier={wish.week > 0 ? () => turn(-1) : undefined}
        onLater={() => turn(1)}
      />
      {error && <Failed code={error.code} retry={retry} />}
      <DaySlots isLoading={loading && !week.has(day)} slots={slots}>
        <SlotGrid
          key={`${service.id} ${day} ${wish.resourceId}`}
          timeZone={provider.timeZone}
          day={day}
          slots={slots}
          partySize={partySize}
          now={now}
          chosen={start}
          mayWait={mayWait}
          onChoose={(next) => change({ start: next })}
        />
      </DaySlots>
      <Agree provider={provider} service={service} slot={chosen} partySize={partySize} command={commandFor} />
    </>
  );
};

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

/** Book at a place: what, with whom, when; the terms stand beside the button. */
export const Booker = ({ address }: { readonly address: string }) => {
  const counterfoil = useCounterfoil();
  const { book, offers } = useWords();
  const providerId = usePlace(address);
  const view = providerId === undefined ? undefined : counterfoil.provider(providerId);
  const profile = useLive(view?.profile());
  useTitle(profile.data?.name);
  const services = useLive(view?.services(), []);
  const resources = useLive(view?.resources(), []);
  const now = useNow(minuteMs);
  useEffect(() => {
    // The next page: it must be here already if the network goes while somebody books.
    void import('./booking.tsx').catch(() => undefined);
  }, []);
  if (profile.error) return <Failed code={profile.error.code} retry={profile.retry} />;
  if (!providerId || profile.loading) return <Bones lines={5} />;
  if (!profile.data) return <Empty title={book.unknown} hint={book.unknownHint} />;
  return (
    <>
      <PlaceHead provider={profile.data} now={now} />
      <Link href={`/p/${address}/offers`} className="small">
        {offers.link}
      </Link>
      {services.loading ? (
        <Bones lines={5} />
      ) : (
        <BookingForm
          providerId={providerId}
          provider={profile.data}
          services={services.data}
          resources={resources.data}
        />
      )}
    </>
  );
};
