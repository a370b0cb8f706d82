/** Traces of this device's commands. An app loads it only if it imports this entry. */

export type { DeviceSpan } from './device-span.ts';
export { type TraceOptions, traceCommands } from './trace-commands.ts';
