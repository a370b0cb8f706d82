import { type SharedSpan, spanIdOf, traceIdOf } from '@counterfoil/domain/core';

/** A finished span, as OTLP writes it in JSON. It holds ids, types, counts and codes, and no data of a person. */
export interface DeviceSpan {
  /** 32 hexadecimal digits: those of the command's id. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Absent for the root, `send`. */
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1: internal, 3: client. */
  readonly kind: 1 | 3;
  /** Nanoseconds since 1970, by the server's clock as the device knows it. */
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue: string } }[];
}

interface Part {
  readonly part: SharedSpan;
  readonly commandId: string;
  /** The type of the command; it follows the part in the name. */
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly attributes: Readonly<Record<string, string>>;
}

const nanos = (ms: number): string => `${Math.round(ms)}000000`;

/** A part of a command's way on this device. `send` is the root of its trace, and the parent of all others. */
export const deviceSpan = ({ part, commandId, type, start, end, attributes }: Part): DeviceSpan => ({
  traceId: traceIdOf(commandId),
  spanId: spanIdOf(part, commandId),
  ...(part === 'send' ? {} : { parentSpanId: spanIdOf('send', commandId) }),
  name: `${part} ${type}`,
  kind: part === 'call' ? 3 : 1,
  startTimeUnixNano: nanos(start),
  endTimeUnixNano: nanos(Math.max(start, end)),
  attributes: Object.entries({ 'counterfoil.correlation_id': commandId, ...attributes }).map(([key, stringValue]) => ({
    key,
    value: { stringValue },
  })),
});
