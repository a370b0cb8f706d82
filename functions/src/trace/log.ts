import { traceIdOf } from '@counterfoil/domain';
import { type Failure, failureOf, textOf } from './failure.ts';
import { report } from './reports.ts';
import { scrubbed } from './scrubbed.ts';
import { currentTrail, originOf } from './trail.ts';

/** Ids, types, counts and codes. An error is told without foreign texts. */
export interface LogFields extends Readonly<Record<string, unknown>> {
  readonly error?: unknown;
  /** Of the command that the line is about, if that is not the work at hand. */
  readonly correlationId?: string;
}

type Severity = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';

/** The names by which Cloud Logging joins a line with its trace. */
const traceFields = (correlationId: string, spanId: string | undefined): object => ({
  'logging.googleapis.com/trace': `projects/${process.env.GCLOUD_PROJECT}/traces/${traceIdOf(correlationId)}`,
  ...(spanId ? { 'logging.googleapis.com/spanId': spanId } : {}),
});

/** The line's own id is the most exact one, then the one of its error: a run over many commands has another. */
const correlationIdOf = ({ correlationId, error }: LogFields): string | undefined =>
  correlationId ?? originOf(error) ?? currentTrail()?.correlationId;

const trailOf = (id: string | undefined): object => {
  if (id === undefined) return {};
  const trail = currentTrail();
  const span = trail?.correlationId === id && trail.span?.isRecording() ? trail.span.spanContext().spanId : undefined;
  return { correlationId: id, ...traceFields(id, span) };
};

/** Error Reporting finds errors by this field. */
const failureFields = (failure: Failure | undefined): object =>
  failure ? { failure: { name: failure.name, code: failure.code }, stack_trace: textOf(failure) } : {};

const write = (severity: Severity, message: string, fields: LogFields = {}): void => {
  const { error, ...rest } = fields;
  const correlationId = correlationIdOf(fields);
  const failure = error === undefined ? undefined : failureOf(error);
  const line = { ...Object(scrubbed(rest)), ...trailOf(correlationId), ...failureFields(failure), severity, message };
  const isLoud = severity === 'ERROR' || severity === 'WARNING';
  console[isLoud ? 'error' : 'info'](JSON.stringify(line));
  if (severity === 'ERROR') report({ message, failure, correlationId });
};

/**
 * The only way to log. A message is a constant; whatever varies is a field. Each line has the correlation id and the
 * trace of the work at hand. `error` also goes to the error sink.
 */
export const log = {
  debug: (message: string, fields?: LogFields) => write('DEBUG', message, fields),
  info: (message: string, fields?: LogFields) => write('INFO', message, fields),
  warn: (message: string, fields?: LogFields) => write('WARNING', message, fields),
  error: (message: string, fields?: LogFields) => write('ERROR', message, fields),
} as const;
