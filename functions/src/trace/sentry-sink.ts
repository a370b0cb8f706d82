import type { Event } from '@sentry/core';
import type { Failure } from './failure.ts';
import { exportLimitMs } from './otlp.ts';
import { type ErrorReport, type ErrorSink, functionName } from './reports.ts';

/**
 * Sends errors to a Sentry project. `@sentry/node` would patch Node's modules and add data of requests, and loads for
 * longer. The core brings the envelope, the pause after «too many requests», and the parser of stacks.
 */
export const sentrySink = async (dsn: string): Promise<ErrorSink> => {
  const [{ createStackParser, createTransport }, { nodeStackLineParser, ServerRuntimeClient }] = await Promise.all([
    import('@sentry/core'),
    import('@sentry/core/server'),
  ]);
  const stackParser = createStackParser(nodeStackLineParser());
  const client = new ServerRuntimeClient({
    dsn,
    integrations: [],
    stackParser,
    platform: 'node',
    serverName: functionName(),
    sendClientReports: false,
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        const signal = AbortSignal.timeout(exportLimitMs);
        const init = {
          method: 'POST',
          body: new Uint8Array(Buffer.from(body)),
          headers: options.headers ?? {},
          signal,
        };
        // A sink that sends us on would reach addresses that only the process reaches.
        const response = await fetch(options.url, { ...init, redirect: 'manual' });
        const header = (name: string) => response.headers.get(name);
        return {
          statusCode: response.status,
          headers: { 'x-sentry-rate-limits': header('x-sentry-rate-limits'), 'retry-after': header('retry-after') },
        };
      }),
  });
  client.init();

  const exceptionOf = ({ name, code, message, stack }: Failure) => ({
    type: name,
    value: message ?? code,
    stacktrace: { frames: stackParser(stack) },
  });
  /** Sentry wants the innermost cause first. */
  const chainOf = (failure: Failure): Failure[] => [...(failure.causes ?? []).flatMap(chainOf), failure];

  const eventOf = ({ message, failure, correlationId, traceId, spanId, at, ...report }: ErrorReport): Event => ({
    timestamp: at.getTime() / 1000,
    level: 'error',
    transaction: report.function,
    release: process.env.COUNTERFOIL_VERSION ?? '',
    tags: { correlationId, function: report.function, code: failure?.code ?? 'none' },
    contexts: { trace: { trace_id: traceId, span_id: spanId } },
    ...(failure ? { exception: { values: chainOf(failure).map(exceptionOf) }, extra: { message } } : { message }),
  });
  return {
    send: (report) => void client.captureEvent(eventOf(report)),
    flush: async () => await client.flush(exportLimitMs),
  };
};
