import { type Command, type Outcome, secondMs } from '@counterfoil/domain/core';
import { type Functions, httpsCallable } from 'firebase/functions';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { observeServerTime } from '../connection/observe-server-time.lazy.ts';
import { serverTime } from '../connection/server-clock.ts';

/** A call without an outcome. The command stays pending, whatever the reason was. */
export class CallFailure extends CounterfoilError {
  /** The server asks to wait for this long, in milliseconds. */
  readonly retryAfterMs: number;

  constructor({ code, message, cause }: CounterfoilError, retryAfterMs: number) {
    super(code, message, cause);
    this.retryAfterMs = retryAfterMs;
  }
}

/** An answer as it should be; a proxy may answer anything. */
interface Answer {
  readonly outcomes: unknown;
  /** The server's time, as ISO 8601. */
  readonly at?: string;
}

/** The details of a failed call, if they are from the server. */
interface Failed extends Partial<Answer> {
  readonly retryAfterSeconds?: number;
}

/** For the token, which the SDK would wait for without a limit, and for the answer. */
const callLimitMs = 20 * secondMs;

/** Finds a command's outcome by its id. A command that an answer does not settle beyond doubt stays pending. */
const outcomeIn = (outcomes: unknown, id: string): Outcome | undefined =>
  [outcomes].flat().find((one): one is Outcome => {
    const { commandId, outcome, version, rejection } = Object(one);
    // The server repeats only the beginning of an id that is too long.
    return commandId === id.slice(0, 128) && !!(outcome === 'rejected' ? rejection?.code : outcome && version >= 0);
  });

/** `Retry-After` in milliseconds: seconds, or a date. */
const pauseIn = (header: string, now: number): number => {
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * secondMs : Date.parse(header) - now;
  return ms > 0 ? ms : 0;
};

/**
 * Functions whose requests this file sends itself. The SDK drops `Retry-After`. It also leaves a request open that it
 * waits for no longer: over HTTP/1.1, six of them take every connection that a browser has. The SDK takes `fetchImpl`
 * from its instance. For an SDK that no longer does so, the details of the error and the backoff give the pause.
 */
const withFetch = (functions: Functions, fetchImpl: typeof fetch): Functions =>
  Object.create(functions, { fetchImpl: { value: fetchImpl } });

const limited = <T>(work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, callLimitMs, new CounterfoilError('deadline-exceeded', 'no answer'));
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};

/**
 * Sends commands in one call. Each promise resolves with its outcome, also if the call as a whole has failed and names
 * the outcomes of some.
 *
 * @throws CallFailure if there is no outcome
 */
export const callWith =
  ({ functions, clock }: Connection) =>
  (commands: readonly Command[]): Promise<Outcome>[] => {
    let retryAfterMs = 0;
    const ending = new AbortController();
    const fetched: typeof fetch = async (url, init) => {
      const response = await fetch(url, { ...init, signal: ending.signal });
      retryAfterMs = pauseIn(response.headers.get('retry-after') ?? '', serverTime(clock));
      return response;
    };
    const execute = httpsCallable<{ commands: readonly Command[] }, Answer>(withFetch(functions, fetched), 'command');
    const askedAt = performance.now();
    const ask = async (): Promise<Answer & { failure?: CallFailure }> => {
      try {
        const { data } = await limited(execute({ commands }));
        if (data?.at) observeServerTime(clock, Date.parse(data.at), askedAt);
        return { outcomes: data?.outcomes };
      } catch (error) {
        const { outcomes, retryAfterSeconds = 0 }: Failed = Object(Object(error).details);
        const pauseMs = Math.max(retryAfterMs, retryAfterSeconds * secondMs);
        return { outcomes, failure: new CallFailure(CounterfoilError.from(error, 'sending'), pauseMs) };
      }
    };
    const answer = ask().finally(() => ending.abort());
    return commands.map(async ({ id }) => {
      const { outcomes, failure } = await answer;
      const outcome = outcomeIn(outcomes, id);
      if (outcome) return outcome;
      throw failure ?? new CallFailure(new CounterfoilError('internal', 'no outcome'), 0);
    });
  };
