import { secondMs } from '@counterfoil/domain';
import { type Observability, observability } from '../config/observability.ts';
import { log } from './log.ts';
import { otlpSink } from './otlp-sink.ts';
import { createPatience } from './patience.ts';
import { type ErrorSink, setErrorSink } from './reports.ts';
import { sentrySink } from './sentry-sink.ts';
import { startTracing } from './start-tracing.ts';

type Flush = () => Promise<unknown>;

/** A DSN has a key before its host. Collectors take theirs as a header. */
const sinkFor = async (config: Observability): Promise<ErrorSink> =>
  new URL(config.errors).username ? await sentrySink(config.errors) : await otlpSink(config);

const startSink = async (config: Observability): Promise<Flush> => {
  const sink = await sinkFor(config);
  setErrorSink(sink);
  return () => sink.flush();
};

/** A wrong address must not stop functions: the log tells of it, once in each process. */
const started = async (parameter: string, start: () => Promise<Flush>): Promise<Flush[]> => {
  try {
    return [await start()];
  } catch (error) {
    log.warn('a parameter for observability cannot be used', { parameter, error });
    return [];
  }
};

const start = async (): Promise<readonly Flush[]> => {
  const config = observability();
  const [traces, errors] = await Promise.all([
    config.traces ? started('OTLP_ENDPOINT', () => startTracing(config)) : [],
    config.errors ? started('ERROR_SINK', () => startSink(config)) : [],
  ]);
  return [...traces, ...errors];
};

let flushes: Promise<readonly Flush[]> | undefined;

/** Starts the exporters that the parameters name, at the first invocation. Without parameters, it loads nothing. */
export const startExporters = async (): Promise<void> => {
  flushes ??= start();
  await flushes;
};

const patience = createPatience({ restMs: 30 * secondMs });

/**
 * Sends what has gathered. A process may be frozen once it has answered, so it waits, but for no longer than `limitMs`.
 * After a collector that was too slow or failed, it waits for none for half a minute. It never throws.
 */
export const flushExporters = async (limitMs: number): Promise<void> => {
  const all = (await flushes) ?? [];
  if (all.length === 0) return;
  await patience.wait(() => Promise.all(all.map((flush) => flush())), limitMs);
};
