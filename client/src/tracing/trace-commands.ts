import { isSampled } from '@counterfoil/domain/core';
import { Subscription } from 'rxjs';
import { serverTime } from '../connection/server-clock.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { broughtBy } from '../health/brought-by.ts';
import { partsOf } from '../inspector/client-parts.ts';
import { createCommandTrace } from './command-trace.ts';
import type { DeviceSpan } from './device-span.ts';
import { type Collector, sendSpans } from './send-spans.ts';

export type TraceOptions = {
  /** Share of the commands that are traced, from 0 to 1; all unless set. `TRACE_PERCENT` of the functions, as a share. */
  readonly share?: number;
} & (
  | Collector
  /** Takes the finished spans, for an app with an exporter of its own. */
  | { readonly take: (spans: readonly DeviceSpan[]) => void }
);

/** The device's clock may be wrong. Spans of the server stand beside those of the device. */
const shifted = (span: DeviceSpan, aheadMs: number): DeviceSpan => {
  const ahead = (nanos: string): string => String(BigInt(nanos) + BigInt(Math.round(aheadMs)) * 1_000_000n);
  return {
    ...span,
    startTimeUnixNano: ahead(span.startTimeUnixNano),
    endTimeUnixNano: ahead(span.endTimeUnixNano),
  };
};

/**
 * Tells of each command of the signed-in user: its wait on this device, its call, and when a list shows its effect. All
 * ids derive from the command's id, so the functions' spans join the same trace. Several tabs
 * tell of all commands, with the same ids.
 *
 * @returns ends it, and sends the rest
 */
export const traceCommands = (counterfoil: Counterfoil, options: TraceOptions): (() => void) => {
  const { connection, journal } = partsOf(counterfoil);
  const { connectivity, firestore$, clock } = connection;
  const { share = 1 } = options;
  const trace = createCommandTrace();
  const running = new Subscription();
  const collector = 'take' in options ? undefined : sendSpans(options);
  const take = 'take' in options ? options.take : (spans: readonly DeviceSpan[]) => collector?.add(spans);

  const tell = (spans: readonly DeviceSpan[]): void => {
    const aheadMs = serverTime(clock) - Date.now();
    const sampled = spans.filter(({ traceId }) => isSampled(traceId, share)).map((span) => shifted(span, aheadMs));
    if (sampled.length > 0) take(sampled);
  };
  const refusalOf = (id: string) => journal.find(id)?.refusal?.rejection;

  running.add(
    counterfoil.pending$.subscribe((work) => {
      // Without an instance, the list is empty for another reason.
      if (firestore$.value) tell(trace.pending(work, refusalOf, Date.now()));
      else trace.forget();
    }),
  );
  running.add(
    connectivity.listened$.subscribe((listener) => {
      const heard = connectivity.listeners.get(listener);
      if (heard) for (const document of broughtBy(heard)) tell(trace.shows(document, Date.now()));
    }),
  );
  return () => {
    running.unsubscribe();
    collector?.close();
  };
};
