import * as z from 'zod';
import { errorAnswerSchema, healthAnswerSchema, providerStatusSchema } from './answers.ts';
import { version } from './version.ts';

const schemas = { Health: healthAnswerSchema, ProviderStatus: providerStatusSchema, Error: errorAnswerSchema };

const content = (name: keyof typeof schemas) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});

const refusal = (description: string) => ({ description, ...content('Error') });

const limited = {
  ...refusal('Too many requests'),
  headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
};

const components = (): object =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _, ...rest } = z.toJSONSchema(schema, {
        override: ({ jsonSchema }) => {
          // Its pattern is long and says no more than the format.
          if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
        },
      });
      return [name, rest];
    }),
  );

/** The API as an OpenAPI 3.1 document, from the schemas of its answers. */
export const openApi = (): object => ({
  openapi: '3.1.0',
  info: { title: 'Counterfoil status', version },
  paths: {
    '/api/health': {
      get: {
        operationId: 'health',
        summary: 'Health of the whole platform',
        security: [],
        responses: {
          200: { description: 'It works, or works in part', ...content('Health') },
          429: limited,
          503: { description: 'The database does not answer', ...content('Health') },
        },
      },
    },
    '/api/providers/{providerId}/status': {
      get: {
        operationId: 'providerStatus',
        summary: 'Devices, last event, queue and metrics of one provider',
        security: [{ idToken: [] }],
        parameters: [
          {
            name: 'providerId',
            in: 'path',
            required: true,
            schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,128}$' },
          },
        ],
        responses: {
          200: { description: 'The status, as far as the role of the caller may see it', ...content('ProviderStatus') },
          400: refusal('The id is no id'),
          401: refusal('No valid ID token'),
          403: refusal('Neither an active member nor the platform'),
          404: refusal('No such provider'),
          429: limited,
          503: refusal('The database does not answer'),
        },
      },
    },
  },
  components: {
    schemas: components(),
    securitySchemes: { idToken: { type: 'http', scheme: 'bearer', bearerFormat: 'Firebase ID token' } },
  },
});
