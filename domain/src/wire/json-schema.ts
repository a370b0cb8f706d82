import * as z from 'zod';
import { commandSpecs } from '../commands.ts';
import { envelopeSchema } from '../kernel/envelope-schema.ts';
import { moneySchema } from '../kernel/money-schema.ts';
import { storedKinds } from './document-schemas.ts';
import {
  callAnswerSchema,
  callFailureSchema,
  callRequestSchema,
  outcomeSchema,
  queuedCommandSchema,
  rejectionSchema,
} from './envelopes.ts';
import {
  providerPayloads,
  recordPayload,
  reducedPayloads,
  reservationPayloads,
  subscriptionPayloads,
} from './event-payloads.ts';
import { eventSchema } from './event-schema.ts';
import { recordEventTypes } from './event-types-of-records.ts';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `order.place` → `OrderPlace` */
const pascal = (type: string): string => type.split('.').map(capital).join('');

export const commandName = (type: string): string => `${pascal(type)}Command`;

const eventName = (type: string, reduced: boolean): string => `${pascal(type)}${reduced ? 'ReducedEvent' : 'Event'}`;

/** The name of the schema of an event, by the folder that holds it: its owner's, or its counterpart's. */
export const eventNameIn = (folder: 'endUsers' | 'serviceProviders', type: string): string => {
  const isOfEndUser = type in reservationPayloads || type in subscriptionPayloads;
  return eventName(type, type in reducedPayloads && isOfEndUser !== (folder === 'endUsers'));
};

const commands = (): [string, z.ZodType][] =>
  Object.entries(commandSpecs).map(([type, { schema }]) => [
    commandName(type),
    envelopeSchema.extend({ type: z.literal(type), payload: schema }),
  ]);

const events = (): [string, z.ZodType][] => {
  const full = { ...reservationPayloads, ...subscriptionPayloads, ...providerPayloads };
  const named = (payloads: Readonly<Record<string, z.ZodType>>, reduced: boolean): [string, z.ZodType][] =>
    Object.entries(payloads).map(([type, payload]) => [eventName(type, reduced), eventSchema(type, payload)]);
  const ofRecords = recordEventTypes().filter((type) => !(type in full));
  return [
    ...named(full, false),
    ...named(reducedPayloads, true),
    ...ofRecords.map((type): [string, z.ZodType] => [eventName(type, false), eventSchema(type, recordPayload)]),
  ];
};

const documents = (): [string, z.ZodType][] =>
  Object.entries(storedKinds).map(([name, { schema, paths }]) => [
    name,
    schema.describe(paths.map((path) => `\`${path}\``).join(', ')),
  ]);

const shared: Readonly<Record<string, z.ZodType>> = {
  Money: moneySchema,
  Rejection: rejectionSchema,
  Outcome: outcomeSchema,
  CallRequest: callRequestSchema,
  CallAnswer: callAnswerSchema,
  CallFailure: callFailureSchema,
  QueuedCommand: queuedCommandSchema,
};

/**
 * The JSON Schema (2020-12) of everything that crosses the wire, under `$defs`. A time is an ISO 8601 string there. An
 * object may have more fields than its schema names, but for those that a client sends: commands and queued commands.
 */
export const jsonSchema = (): object => {
  const registry = z.registry<{ id: string }>();
  const all = [...Object.entries(shared), ...commands(), ...events(), ...documents()];
  for (const [id, schema] of all) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    // As they are sent and stored, before any default or transformation.
    io: 'input',
    uri: (id) => `#/$defs/${id}`,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
      // Its pattern is long and says no more than the format.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  const defs = Object.entries(schemas).map(([id, { $schema: _, $id: _id, ...schema }]) => [id, schema]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://counterfoil.example/schema.json',
    title: 'Counterfoil',
    $defs: Object.fromEntries([...defs].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))),
  };
};
