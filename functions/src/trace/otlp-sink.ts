import { ROOT_CONTEXT, SeverityNumber, TraceFlags, trace } from '@opentelemetry/api';
import type { Observability } from '../config/observability.ts';
import { textOf } from './failure.ts';
import { exportLimitMs, headersIn, resourceAttributes, signalUrl } from './otlp.ts';
import type { ErrorSink } from './reports.ts';

/** Sends errors to a collector as log records, with the names that OpenTelemetry has for exceptions. */
export const otlpSink = async ({ errors, headers }: Observability): Promise<ErrorSink> => {
  const [{ BatchLogRecordProcessor, LoggerProvider }, { OTLPLogExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-logs'),
      import('@opentelemetry/exporter-logs-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const url = signalUrl(errors, 'logs');
  const exporter = new OTLPLogExporter({ url, headers: headersIn(headers), timeoutMillis: exportLimitMs });
  const provider = new LoggerProvider({
    resource: resourceFromAttributes(resourceAttributes()),
    processors: [new BatchLogRecordProcessor({ exporter, exportTimeoutMillis: exportLimitMs })],
  });
  const logger = provider.getLogger('counterfoil');
  return {
    send: ({ message, failure, correlationId, traceId, spanId, at, ...report }) =>
      logger.emit({
        timestamp: at,
        severityNumber: SeverityNumber.ERROR,
        severityText: 'ERROR',
        body: message,
        attributes: {
          'counterfoil.correlation_id': correlationId,
          'faas.name': report.function,
          ...(failure
            ? {
                'exception.type': failure.name,
                'exception.message': failure.message ?? failure.code,
                'exception.stacktrace': textOf(failure),
                'error.type': failure.code,
              }
            : {}),
        },
        context: trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED }),
      }),
    flush: () => provider.forceFlush(),
  };
};
