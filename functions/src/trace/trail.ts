import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';

/** The work at hand, as logs, spans and error reports name it. */
export interface Trail {
  /** The command's id; outside commands, an id of this invocation. */
  readonly correlationId: string;
  /** The innermost span around the work. */
  readonly span?: Span | undefined;
}

const trails = new AsyncLocalStorage<Trail>();

/** `undefined` outside an invocation, as in scripts and unit tests. */
export const currentTrail = (): Trail | undefined => trails.getStore();

export const onTrail = <Result>(trail: Trail, work: () => Result): Result => trails.run(trail, work);

const origins = new WeakMap<object, string>();

/** Notes where an error comes from, the first time: schedules log errors of many documents after the fact. */
export const noteOrigin = (error: unknown, correlationId: string): void => {
  if (error instanceof Error && !origins.has(error)) origins.set(error, correlationId);
};

/** The correlation id of the work in which an error arose. */
export const originOf = (error: unknown): string | undefined =>
  error instanceof Error ? origins.get(error) : undefined;
