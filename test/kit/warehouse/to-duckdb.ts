/**
 * DuckDB stands in for BigQuery. It has nearly all of the SQL of `deploy/bigquery`. These rules translate the rest, and
 * each says what differs. No other line is changed.
 */
const rules: readonly (readonly [pattern: RegExp, by: string])[] = [
  // Parameters.
  [/@(\w+)/g, '$$$1'],
  // Names of types, and no options of columns and tables.
  [/\bAS TIMESTAMP\)/g, 'AS TIMESTAMPTZ)'],
  [/ TIMESTAMP( NOT NULL)? OPTIONS/g, ' TIMESTAMPTZ$1 OPTIONS'],
  [/ STRING( NOT NULL)? OPTIONS/g, ' VARCHAR$1 OPTIONS'],
  [/ OPTIONS \(description = '[^']*'\)/g, ''],
  [/\nPARTITION BY DATE[\s\S]*?;/g, ';'],
  // Decimal numbers: DuckDB rounds NUMERIC to three places, BigQuery has nine.
  [/AS NUMERIC\)/g, 'AS DECIMAL(38, 9))'],
  [/\bSAFE_CAST\(/g, 'TRY_CAST('],
  // Functions whose names are types or keywords there.
  [/\bTIMESTAMP\(/g, 'local_midnight('],
  [/\bDATE\(/g, 'local_day('],
  [/\bIF\(/g, 'if_else('],
  // Macros take no keyword as an argument.
  [/, WEEK\(MONDAY\)\)/g, ", 'week')"],
  [/DATE_TRUNC\((.+), MONTH\)/g, "date_part_start($1, 'month')"],
  [/DATE_TRUNC\((.+), 'week'\)/g, "date_part_start($1, 'week')"],
  [/TIMESTAMP_DIFF\((\w+), (\w+), MINUTE\)/g, "date_diff('minute', $2, $1)"],
  [/DATE_SUB\((\$\w+), INTERVAL (\d+) DAY\)/g, 'CAST($1 - INTERVAL $2 DAY AS DATE)'],
  // JSON: the same paths, other names.
  [/\bJSON_VALUE\(/g, 'json_scalar('],
  [/\bJSON_QUERY\(/g, 'json_extract('],
  [/\bPARSE_JSON\(/g, 'to_json_value('],
  [/UNNEST\(JSON_QUERY_ARRAY\((.+?), '\$\.(\w+)'\)\) AS (\w+)/g, "UNNEST(json_extract($1, '$$.$2[*]')) AS $3_(line)"],
  [/REGEXP_EXTRACT\((.+?), r'(.+?)'\)/g, "regexp_extract($1, '$2', 1)"],
  // Quoted names.
  [/`(\w+)`/g, '"$1"'],
  // A keyword there.
  [/\bAS before,/g, 'AS "before",'],
  [/\bbefore = change\.before/g, '"before" = change."before"'],
];

export const toDuckDb = (sql: string): string => rules.reduce((text, [pattern, by]) => text.replace(pattern, by), sql);

/** The functions that the rules above call. */
export const macros = [
  'CREATE SCHEMA counterfoil',
  "CREATE MACRO json_scalar(document, path) AS CASE json_type(document, path) WHEN 'NULL' THEN NULL ELSE json_extract_string(document, path) END",
  'CREATE MACRO to_json_value(text) AS CAST(text AS JSON)',
  'CREATE MACRO if_else(condition, a, b) AS CASE WHEN condition THEN a ELSE b END',
  'CREATE MACRO local_day(moment, zone) AS CAST(timezone(zone, moment) AS DATE)',
  'CREATE MACRO local_midnight(day, zone) AS timezone(zone, CAST(day AS TIMESTAMP))',
  'CREATE MACRO date_part_start(day, part) AS CAST(date_trunc(part, day) AS DATE)',
] as const;
