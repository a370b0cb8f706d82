import { randomBytes } from 'node:crypto';

interface GivenIds {
  readonly traceId?: string | undefined;
  readonly spanId?: string | undefined;
}

let given: GivenIds = {};

/**
 * Starts a span with ids that are derived. OpenTelemetry takes ids from a generator without arguments. `start` is
 * synchronous, so no other span can take them.
 */
export const withIds = <Span>(ids: GivenIds, start: () => Span): Span => {
  given = ids;
  try {
    return start();
  } finally {
    given = {};
  }
};

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

/** For the SDK. Spans that no other process names get random ids, because they may happen again. */
export const idGenerator = {
  generateTraceId: (): string => given.traceId ?? random(16),
  generateSpanId: (): string => given.spanId ?? random(8),
};
