import { defineInt, defineString } from 'firebase-functions/params';

const otlpEndpoint = defineString('OTLP_ENDPOINT', {
  default: '',
  description: 'OpenTelemetry collector for traces, as in https://collector.example.org:4318; empty: no traces',
});

const otlpHeaders = defineString('OTLP_HEADERS', {
  default: '',
  description: 'Headers for the collector, as in api-key=secret,x-team=salon',
});

const tracePercent = defineInt('TRACE_PERCENT', {
  default: 100,
  description: 'Share of the commands whose traces are sent, in percent',
});

const errorSink = defineString('ERROR_SINK', {
  default: '',
  description:
    'Where unexpected errors go: the DSN of a Sentry project, or an OpenTelemetry collector; empty: to the log',
});

/** Where traces and errors go. An empty address means «nowhere». */
export interface Observability {
  readonly traces: string;
  readonly errors: string;
  readonly headers: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** The collector of the local suite (`scripts/suite`), for both unless a parameter names another one. */
const localCollector = (): string =>
  process.env.FUNCTIONS_EMULATOR === 'true' ? (process.env.LOCAL_COLLECTOR ?? '') : '';

/** Parameters have values only while a function runs. */
export const observability = (): Observability => ({
  traces: otlpEndpoint.value() || localCollector(),
  errors: errorSink.value() || localCollector(),
  headers: otlpHeaders.value(),
  share: tracePercent.value() / 100,
});
