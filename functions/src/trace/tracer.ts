import { type Tracer, type TracerProvider, trace } from '@opentelemetry/api';

let provider: TracerProvider | undefined;

/**
 * Sets the exporter's provider. It is not the global one: Firestore's SDK would find that, and add spans of its own with
 * the texts of its errors.
 */
export const setTracerProvider = (next: TracerProvider): void => {
  provider = next;
};

/** The tracer of all spans; a no-op unless there is an exporter, or an app around the functions has a global provider. */
export const tracer = (): Tracer => (provider ?? trace).getTracer('counterfoil');
