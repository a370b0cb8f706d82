import { spanIdOf, traceIdOf } from '@counterfoil/domain';
import type { Failure } from './failure.ts';
import { currentTrail, type Trail } from './trail.ts';

/** An unexpected error, for the sink: no data of people. */
export interface ErrorReport {
  readonly message: string;
  readonly function: string;
  readonly correlationId: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly failure: Failure | undefined;
  readonly at: Date;
}

/** Takes reports at once, and sends them in the background. */
export interface ErrorSink {
  send(report: ErrorReport): void;
  /** Resolves once everything is sent, or given up. */
  flush(): Promise<unknown>;
}

let sink: ErrorSink | undefined;

/** `undefined` without a sink: then errors are in the log alone. */
export const setErrorSink = (next: ErrorSink | undefined): void => {
  sink = next;
};

/** The function that runs, such as `eventRecorded.provider`. */
export const functionName = (): string => process.env.FUNCTION_TARGET || process.env.K_SERVICE || 'unknown';

interface Reported {
  readonly message: string;
  readonly failure: Failure | undefined;
  readonly correlationId: string | undefined;
}

/** Outside a recorded span, the one from which the device would have sent the command. */
const spanIdAt = (trail: Trail | undefined, correlationId: string): string =>
  trail?.correlationId === correlationId && trail.span?.isRecording()
    ? trail.span.spanContext().spanId
    : spanIdOf('send', correlationId);

/** Reports an error to the sink, if there is one. */
export const report = ({ message, failure, ...own }: Reported): void => {
  if (!sink) return;
  const trail = currentTrail();
  const correlationId = own.correlationId ?? '';
  const ids = { correlationId, traceId: traceIdOf(correlationId), spanId: spanIdAt(trail, correlationId) };
  sink.send({ message, failure, function: functionName(), ...ids, at: new Date() });
};
