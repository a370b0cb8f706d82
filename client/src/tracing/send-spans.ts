import { secondMs } from '@counterfoil/domain/core';
import { interval, merge, Subscription } from 'rxjs';
import { pageEvents } from '../connection/page-events.ts';
import type { DeviceSpan } from './device-span.ts';

export interface Collector {
  /** OpenTelemetry collector, as in `https://collector.example.org/v1/traces`. It must allow the page's origin. */
  readonly endpoint: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SpanQueue {
  add(spans: readonly DeviceSpan[]): void;
  /** Sends the rest, and ends. */
  close(): void;
}

const everyMs = 5 * secondMs;
const limitMs = 10 * secondMs;

/** Below the 64 KB that a browser sends of a page that goes. */
const maxBatch = 60;

/** A device that is offline for long drops the oldest ones. */
const maxQueue = 600;

const bodyOf = (spans: readonly DeviceSpan[]): string => {
  const attributes = [{ key: 'service.name', value: { stringValue: 'counterfoil-device' } }];
  const scopeSpans = [{ scope: { name: '@counterfoil/client' }, spans }];
  return JSON.stringify({ resourceSpans: [{ resource: { attributes }, scopeSpans }] });
};

/** True if the same spans may be taken another time. */
const mayRetry = (status: number): boolean => status === 429 || status >= 500;

/**
 * Sends spans to a collector every few seconds, and when the page is hidden. A collector that is down or slow costs the
 * oldest spans, and never more than one open request.
 */
export const sendSpans = ({ endpoint, headers = {} }: Collector): SpanQueue => {
  let queue: readonly DeviceSpan[] = [];
  let isSending = false;

  const post = async (spans: readonly DeviceSpan[]): Promise<boolean> => {
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: bodyOf(spans),
        keepalive: true,
        signal: AbortSignal.timeout(limitMs),
      });
      return !mayRetry(response.status);
    } catch {
      return false;
    }
  };

  const flush = async (): Promise<void> => {
    if (isSending || queue.length === 0) return;
    const batch = queue.slice(0, maxBatch);
    queue = queue.slice(maxBatch);
    isSending = true;
    const isTaken = await post(batch);
    isSending = false;
    if (!isTaken) queue = [...batch, ...queue].slice(-maxQueue);
    else if (queue.length > 0) await flush();
  };

  const running = new Subscription();
  running.add(merge(interval(everyMs), pageEvents('pagehide', 'visibilitychange')).subscribe(() => void flush()));
  return {
    add: (spans) => {
      queue = [...queue, ...spans].slice(-maxQueue);
    },
    close: () => {
      running.unsubscribe();
      void flush();
    },
  };
};
