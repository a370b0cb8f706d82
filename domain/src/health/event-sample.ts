import * as z from 'zod';
import { minuteMs } from '../kernel/time/durations.ts';
import type { Minutes } from './alert-step.ts';
import { addTo, type Histogram } from './histogram.ts';
import { addSlots, emptySlot, type Slot } from './slot.ts';

const time = z.date().optional().catch(undefined);
const tally = z.int().min(0).optional().catch(undefined);

/** The fields of a stored event that measure its way. Events of earlier versions have neither time in `metadata`. */
const measuredSchema = z.object({
  correlationId: z.string(),
  createdAt: z.date(),
  syncStatus: z.string(),
  processedAt: z.date().nullable().catch(null),
  metadata: z.object({
    issuedAt: time,
    receivedAt: time,
    errors: tally,
    conflicts: tally,
    retries: tally,
  }),
});

/** A command that was kept on an offline device says nothing of the system, nor does a clock that is wrong. */
const longestMs = minuteMs;

const withLatency = (histogram: Histogram, from: Date | undefined, to: Date | null): Histogram => {
  if (!from || !to) return histogram;
  const ms = to.getTime() - from.getTime();
  return ms > longestMs || ms < -longestMs ? histogram : addTo(histogram, Math.max(ms, 0));
};

type MeasuredEvent = z.infer<typeof measuredSchema>;

const troubleOf = ({ metadata: { errors = 0, conflicts = 0, retries = 0 } }: MeasuredEvent) => ({
  errors,
  conflicts,
  retries,
});

/** The ways of an event. Those of the command count once, with its first event. */
const latenciesOf = ({ metadata, createdAt, processedAt, syncStatus }: MeasuredEvent, isFirst: boolean) => ({
  committed: isFirst ? withLatency({}, metadata.issuedAt, createdAt) : {},
  executed: isFirst ? withLatency({}, metadata.receivedAt, createdAt) : {},
  projected: syncStatus === 'processed' ? withLatency({}, createdAt, processedAt) : {},
});

/** The events of one provider, summed up by the minute of their commits. It keeps sums, and ids of commands. */
export interface EventSample {
  /** @param stored a document of `events`, with dates */
  add(stored: unknown): void;
  minutes(): Minutes;
}

export const createEventSample = (): EventSample => {
  const measured = new Map<number, { slot: Slot; readonly commands: Set<string> }>();
  return {
    add: (stored) => {
      const { data: event } = measuredSchema.safeParse(stored);
      if (!event) return;
      const minute = Math.floor(event.createdAt.getTime() / minuteMs) * minuteMs;
      const sum = measured.get(minute) ?? { slot: emptySlot, commands: new Set() };
      const isFirst = !sum.commands.has(event.correlationId);
      sum.commands.add(event.correlationId);
      sum.slot = addSlots(sum.slot, {
        ...emptySlot,
        ...troubleOf(event),
        ...latenciesOf(event, isFirst),
        events: 1,
        commands: isFirst ? 1 : 0,
        dropped: event.syncStatus === 'processed' ? 0 : 1,
      });
      measured.set(minute, sum);
    },
    minutes: () => new Map([...measured].map(([minute, { slot }]) => [minute, slot])),
  };
};
