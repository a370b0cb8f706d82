import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const attributesSchema = z
  .array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }))
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]])));

const spanSchema = z.object({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string(),
  startTimeUnixNano: z.string(),
  endTimeUnixNano: z.string(),
  attributes: attributesSchema,
});

export type CollectedSpan = z.infer<typeof spanSchema>;

/** An export of traces, as OTLP writes it in JSON. */
const tracesSchema = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })) })),
});

/** The spans in the body of an export. */
export const spansIn = (body: string): CollectedSpan[] =>
  tracesSchema
    .parse(JSON.parse(body))
    .resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));

const lineSchema = z.object({ path: z.string(), body: z.string() });

export type CollectedLine = z.infer<typeof lineSchema>;

/** The requests that the suite's collector has taken, with a text in them. The file of a whole run is large. */
export const collectedWith = async (text: string): Promise<CollectedLine[]> => {
  const found: CollectedLine[] = [];
  const lines = createInterface({ input: createReadStream(process.env.SUITE_COLLECTED ?? '') });
  // The collector appends whole lines at once.
  for await (const line of lines) if (line.includes(text)) found.push(lineSchema.parse(JSON.parse(line)));
  return found;
};

/** The spans of one trace. */
export const traceOf = async (traceId: string): Promise<CollectedSpan[]> =>
  (await collectedWith(traceId))
    .filter(({ path }) => path === '/v1/traces')
    .flatMap(({ body }) => spansIn(body))
    .filter((span) => span.traceId === traceId);
