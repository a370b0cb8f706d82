import { randomUUID } from 'node:crypto';
import { secondMs } from '@counterfoil/domain';
import { HttpsError } from 'firebase-functions/https';
import { flushExporters, startExporters } from './exporters.ts';
import { codeOf, failureOf, textOf } from './failure.ts';
import { log } from './log.ts';
import { functionName } from './reports.ts';
import { onTrail } from './trail.ts';

/** Somebody waits for the answer of a call. Nobody waits for a trigger or a schedule. */
const patienceMs = { call: 100, background: 2 * secondMs } as const;

/**
 * The error that leaves a function. Firebase prints it whole, so it has no text but ours. The log line before it tells
 * more.
 */
const withoutTexts = (error: unknown): Error => {
  const failure = failureOf(error);
  const plain = new Error(`${functionName()} failed: ${codeOf(error)}`);
  plain.stack = `${plain.message}\n${textOf(failure)}`;
  return plain;
};

/**
 * Wraps the handler of a function. Its lines share a correlation id, unless they belong to a command or an event.
 * Unexpected errors are logged, reported, and leave without texts of others. Spans and reports are sent at its end.
 *
 * @param kind `call` if somebody waits for the answer
 */
export const observed =
  <Args extends readonly unknown[], Result>(
    kind: keyof typeof patienceMs,
    handler: (...args: Args) => Result | Promise<Result>,
  ) =>
  (...args: Args): Promise<Result> =>
    onTrail({ correlationId: randomUUID() }, async () => {
      await startExporters();
      try {
        return await handler(...args);
      } catch (error) {
        // A refusal of a call is no fault.
        if (error instanceof HttpsError) throw error;
        log.error('function failed', { error });
        throw withoutTexts(error);
      } finally {
        await flushExporters(patienceMs[kind]);
      }
    });
