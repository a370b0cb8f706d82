import { isSampled } from '@counterfoil/domain';
import type { Observability } from '../config/observability.ts';
import { exportLimitMs, headersIn, resourceAttributes, signalUrl } from './otlp.ts';
import { idGenerator } from './span-ids.ts';
import { setTracerProvider } from './tracer.ts';

/**
 * Starts an exporter of spans. It loads the SDK, which nothing else does: the first call takes 45 ms longer for it.
 *
 * @returns sends the finished spans
 */
export const startTracing = async ({ traces, headers, share }: Observability): Promise<() => Promise<void>> => {
  const [{ BatchSpanProcessor, SamplingDecision, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const url = signalUrl(traces, 'traces');
  const exporter = new OTLPTraceExporter({ url, headers: headersIn(headers), timeoutMillis: exportLimitMs });
  const provider = new TracerProvider({
    resource: resourceFromAttributes(resourceAttributes()),
    idGenerator,
    sampler: {
      shouldSample: (_, traceId) => ({
        decision: isSampled(traceId, share) ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
      }),
      toString: () => `share of ${share}`,
    },
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: exportLimitMs })],
  });
  setTracerProvider(provider);
  return () => provider.forceFlush();
};
