import { warehouseEvents } from '../../domain/src/wire/warehouse-events.ts';
import type { Shape } from '../../domain/src/wire/warehouse-shape.ts';

const sqlTypes = { number: 'NUMERIC', boolean: 'BOOL', time: 'TIMESTAMP' } as const;

/** Some names, such as `end`, are keywords. */
const alias = (name: string): string => `\`${name}\``;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const columnOf = (shape: Exclude<Shape, { kind: 'object' }>, source: string, path: readonly string[]): string => {
  const place = `${source}, '$.${path.join('.')}'`;
  const name = [...(source === 'payload' ? [] : [source]), ...path].map(snake).join('_');
  switch (shape.kind) {
    case 'list':
      return `JSON_QUERY(${place}) AS ${alias(name)}`;
    case 'number':
    case 'boolean':
    case 'time':
      return `SAFE_CAST(JSON_VALUE(${place}) AS ${sqlTypes[shape.kind]}) AS ${alias(name)}`;
    case 'id':
    case 'hash':
    case 'word':
      return `JSON_VALUE(${place}) AS ${alias(name)}`;
    default:
      return shape satisfies never;
  }
};

const columnsOf = (shape: Shape, source: string, path: readonly string[]): string[] =>
  shape.kind === 'object'
    ? Object.entries(shape.fields).flatMap(([name, inner]) => columnsOf(inner, source, [...path, name]))
    : [columnOf(shape, source, path)];

/** In each view. */
export const common = ['provider_id', 'event', 'entity', 'customer', 'version', 'occurred_at'];

const viewOf = ([type, parts]: (typeof events)[number]): string => {
  const { payload, reference } = parts;
  const columns = [
    ...(payload ? columnsOf(payload, 'payload', []) : []),
    ...(reference ? columnsOf(reference, 'reference', []) : []),
  ];
  const name = type.split('.').map(snake).join('_');
  return `CREATE OR REPLACE VIEW counterfoil.${name} AS
SELECT
  ${[common.join(', '), ...columns].join(',\n  ')}
FROM counterfoil.events
WHERE type = '${type}';
`;
};

const events = Object.entries(warehouseEvents).sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * One view for each type of event, with a column for each field that the warehouse takes. The state before an event
 * stays in the table.
 */
export const viewsOfEvents = (): string =>
  `-- Written by a test from the zod schemas: npx vitest run --project unit scripts/warehouse -u
-- One view for each type of event. A query of a view reads the partitions and blocks of its type.

${events.map(viewOf).join('\n')}`;
