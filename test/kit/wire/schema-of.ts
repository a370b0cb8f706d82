import type { Fields } from '@counterfoil/domain';
import { type StoredKindName, storedKinds } from '../../../domain/src/wire/document-schemas.ts';
import { eventNameIn } from '../../../domain/src/wire/json-schema.ts';
import { schemaNames } from './validator.ts';

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

const kinds = Object.entries(storedKinds).flatMap(([name, { paths }]) =>
  paths.map((path) => [name as StoredKindName, patternOf(path)] as const),
);

/** Events, as paths. Their names are their ids. */
const event = /^(endUsers|serviceProviders)\/[^/]+\/events\/[^/]+$/;

/** The name of the schema that a stored document must fit; `undefined` if none is published for its path. */
export const schemaOf = (path: string, data: Fields): string | undefined => {
  const found = event.exec(path);
  if (!found) return kinds.find(([, pattern]) => pattern.test(path))?.[0];
  const name = eventNameIn(found[1] === 'endUsers' ? 'endUsers' : 'serviceProviders', String(data.type));
  return schemaNames.includes(name) ? name : undefined;
};

/** A document as a client reads it over REST: times as ISO 8601, and no value that JSON lacks. */
export const asJson = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
