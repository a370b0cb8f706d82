import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { jsonSchema } from '../../../domain/src/wire/json-schema.ts';

const schema = JSON.parse(JSON.stringify(jsonSchema()));

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
ajv.addSchema(schema);

const compiled = new Map<string, ValidateFunction>();

/** The names of all schemas. */
export const schemaNames: readonly string[] = Object.keys(schema.$defs);

const validatorOf = (name: string): ValidateFunction => {
  const known = compiled.get(name);
  if (known) return known;
  const validate = ajv.compile({ $ref: `${schema.$id}#/$defs/${name}` });
  compiled.set(name, validate);
  return validate;
};

const told = ({ instancePath, message }: ErrorObject): string => `${instancePath || '/'} ${message}`;

/** The faults of a JSON value by the published schema of this name; none if it is valid. */
export const faultsBy = (name: string, value: unknown): string[] => {
  const validate = validatorOf(name);
  return validate(value) ? [] : (validate.errors ?? []).map(told);
};
