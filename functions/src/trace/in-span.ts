import { type SharedSpan, spanIdOf, traceIdOf } from '@counterfoil/domain';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { codeOf } from './failure.ts';
import { withIds } from './span-ids.ts';
import { tracer } from './tracer.ts';
import { currentTrail, noteOrigin, onTrail } from './trail.ts';

/**
 * A span and its place in a trace. Attributes are ids, types, counts and codes, and never data of a person: whoever runs
 * the collector sees them.
 */
export interface SpanPlace {
  readonly name: string;
  /** The trace; the one of the work around it unless set. */
  readonly correlationId?: string | undefined;
  /** The span of another process that this one follows. Absent: the span around it, or none. */
  readonly follows?: SharedSpan | undefined;
  /** If other processes name this span: as which. */
  readonly self?: SharedSpan | undefined;
  readonly kind?: 'server' | 'consumer' | 'producer';
  readonly attributes?: Attributes;
}

const kinds = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, producer: SpanKind.PRODUCER } as const;

/** Work outside an invocation, as in a script. */
const nowhere = 'none';

const parentOf = ({ correlationId, follows }: SpanPlace, isSame: boolean): Context => {
  const around = isSame ? currentTrail()?.span : undefined;
  if (around) return trace.setSpan(ROOT_CONTEXT, around);
  if (!follows || correlationId === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId: traceIdOf(correlationId),
    spanId: spanIdOf(follows, correlationId),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
};

/** @param startTime now unless set */
const start = (place: SpanPlace, correlationId: string, startTime?: Date): Span => {
  const { name, self, kind, attributes } = place;
  const parent = parentOf(place, currentTrail()?.correlationId === correlationId);
  const ids = { traceId: traceIdOf(correlationId), spanId: self && spanIdOf(self, correlationId) };
  const options = {
    ...(kind ? { kind: kinds[kind] } : {}),
    ...(startTime ? { startTime } : {}),
    attributes: { 'counterfoil.correlation_id': correlationId, ...attributes },
  };
  return withIds(ids, () => tracer().startSpan(name, options, parent));
};

/** The text of an error may hold data of a person, so the span has its code alone. */
const fail = (span: Span, error: unknown): void => {
  span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', codeOf(error));
};

/**
 * Runs work in a span, on the trail of its correlation id. Without an exporter, only the logs notice.
 *
 * @param work may add attributes to the span
 */
export const inSpan = async <Result>(place: SpanPlace, work: (span: Span) => Promise<Result>): Promise<Result> => {
  const correlationId = place.correlationId ?? currentTrail()?.correlationId ?? nowhere;
  const span = start(place, correlationId);
  try {
    return await onTrail({ correlationId, span }, () => work(span));
  } catch (error) {
    fail(span, error);
    noteOrigin(error, correlationId);
    throw error;
  } finally {
    span.end();
  }
};

/** Notes a span of the work around it that has ended just now. Its id may depend on how it ended. */
export const noteSpan = (place: SpanPlace & { readonly startTime?: Date; readonly error?: unknown }): void => {
  const correlationId = place.correlationId ?? currentTrail()?.correlationId ?? nowhere;
  const span = start(place, correlationId, place.startTime ?? new Date());
  if (place.error !== undefined) fail(span, place.error);
  span.end();
};
