import type { Identified, NewCommand, Provider, Resource, Service } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Choices } from '../../design/choices.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { Stepper } from '../../design/stepper.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/language.tsx';
import { Agree } from './agree.tsx';
import { DayStrip } from './day-strip.tsx';
import { daysFrom } from './days.ts';
import { openTill } from './open-till.ts';
import { ServiceChoice } from './service-choice.tsx';
import { SlotGrid } from './slot-grid.tsx';
import { usePlace } from './use-place.ts';
import { useWeek } from './use-week.ts';

const minuteMs = 60_000;
const weekLength = 7;
const anyone = 'anyone';
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

interface Wish {
  readonly serviceId: string;
  readonly resourceId: string;
  readonly partySize: number;
  /** How many weeks after this one are shown. */
  readonly week: number;
  readonly day: string;
  /** ISO 8601. */
  readonly start: string | undefined;
}

interface BookingFormProps {
  readonly providerId: string;
  readonly provider: Provider;
  readonly services: readonly Identified<Service>[];
  readonly resources: readonly Identified<Resource>[];
}

const BookingForm = ({ providerId, provider, services, resources }: BookingFormProps) => {
  const { book } = useWords();
  const now = useNow(minuteMs);
  const today = useFormats(provider.timeZone).localDay(now);
  const [wish, setWish] = useState<Wish>(() => ({
    serviceId: services[0]?.id ?? '',
    resourceId: anyone,
    partySize: 1,
    week: 0,
    day: today,
    start: undefined,
  }));
  const change = (changes: Partial<Wish>) => setWish((before) => ({ ...before, ...changes }));
  const service = services.find(({ id }) => id === wish.serviceId) ?? services[0];
  const days = daysFrom(today, weekLength * (wish.week + 1)).slice(-weekLength);
  const { data: week, loading, error, retry } = useWeek(providerId, service?.id, days);
  if (!service) return <Empty title={book.noServices} />;

  const serving = resources.filter(({ id }) => service.resourceIds?.includes(id));
  const asked = wish.resourceId === anyone ? undefined : wish.resourceId;
  const slots = (week.get(wish.day) ?? []).map((slot) =>
    asked && !slot.free?.some((one) => one.resourceId === asked) ? { ...slot, available: 0 } : slot,
  );
  const chosen = slots.find(({ start }) => start.toISOString() === wish.start);
  const mayWait = service.waitingHoldMinutes !== undefined;
  const turn = (by: number) => {
    const [first = today] = daysFrom(today, weekLength * (wish.week + by) + 1).slice(-1);
    change({ week: wish.week + by, day: first, start: undefined });
  };
  const commandFor = (reservationId: string, startTime: string): NewCommand<'reservation.create'> => ({
    type: 'reservation.create',
    providerId,
    payload: {
      reservationId,
      serviceId: service.id,
      startTime,
      partySize: wish.partySize,
      ...(asked ? { resourceId: asked } : {}),
      ...(chosen && chosen.available < wish.partySize ? { waits: true as const } : {}),
    },
  });
  return (
    <>
      <ServiceChoice
        services={services}
        chosen={service.id}
        onChoose={(serviceId) => change({ serviceId, resourceId: anyone, start: undefined })}
      />
      {serving.length > 0 && (
        <Choices
          legend={book.with}
          round
          value={wish.resourceId}
          onChoose={(resourceId) => change({ resourceId, start: undefined })}
          choices={[
            { value: anyone, content: book.anyone },
            ...serving.map(({ id, name }) => ({ value: id, content: name })),
          ]}
        />
      )}
      {(service.capacity > 1 || serving.some(({ seats = 1 }) => seats > 1)) && (
        <Stepper
          label={book.people}
          fewer={book.fewer}
          more={book.moreOf}
          value={wish.partySize}
          min={1}
          max={largestParty}
          shown={book.people2(wish.partySize)}
          onChange={(partySize) => change({ partySize })}
        />
      )}
      <DayStrip
        timeZone={provider.timeZone}
        days={days}
        week={week}
        partySize={wish.partySize}
        now={now}
        chosen={wish.day}
        mayWait={mayWait}
        onChoose={(day) => change({ day, start: undefined })}
        onEarlier={wish.week > 0 ? () => turn(-1) : undefined}
        onLater={() => turn(1)}
      />
      {error && <Failed code={error.code} retry={retry} />}
      {loading && !week.has(wish.day) ? (
        <Bones lines={2} />
      ) : slots.length === 0 ? (
        <Empty title={book.nothing} />
      ) : (
        <SlotGrid
          key={`${service.id} ${wish.day} ${wish.resourceId}`}
          timeZone={provider.timeZone}
          day={wish.day}
          slots={slots}
          partySize={wish.partySize}
          now={now}
          chosen={wish.start}
          mayWait={mayWait}
          onChoose={(start) => change({ start })}
        />
      )}
      <Agree
        provider={provider}
        service={service}
        slot={chosen}
        partySize={wish.partySize}
        command={commandFor}
        onInstead={(start) =>
          change({ start, day: new Intl.DateTimeFormat('en-CA', { timeZone: provider.timeZone }).format(new Date(start)) })
        }
      />
    </>
  );
};

/** Book at a place: what, with whom, when; the terms stand beside the button. */
export const Booker = ({ address }: { readonly address: string }) => {
  const counterfoil = useCounterfoil();
  const { book } = useWords();
  const providerId = usePlace(address);
  const view = providerId === undefined ? undefined : counterfoil.provider(providerId);
  const profile = useLive(view?.profile());
  const services = useLive(view?.services(), []);
  const resources = useLive(view?.resources(), []);
  const now = useNow(minuteMs);
  if (profile.error) return <Failed code={profile.error.code} retry={profile.retry} />;
  if (!providerId || profile.loading) return <Bones lines={5} />;
  if (!profile.data) return <Empty title={book.unknown} hint={book.unknownHint} />;
  return (
    <>
      <PlaceHead provider={profile.data} now={now} />
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
