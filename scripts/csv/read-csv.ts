import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';

/** A row that could not be used, with its line in the file and the problem. */
export interface BadRow {
  readonly line: number;
  readonly problem: string;
}

export interface CsvFile<Row> {
  readonly rows: readonly (Row & { readonly line: number })[];
  readonly badRows: readonly BadRow[];
  /** The cells of the bad rows, as far as they could be read. */
  readonly badRecords: readonly Readonly<Record<string, string>>[];
}

/** Spreadsheet files mix UTF-8 and Windows-1252, sometimes within one file. Each line is decoded on its own. */
const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const newline = 10;

const decodeLines = (bytes: Buffer): string => {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    lines.push(decode(bytes.subarray(start, end)));
    start = end + 1;
  }
  return lines.join('\n');
};

/**
 * Reads a file with a header and parses each row by the schema. A row that does not parse is left out and reported with
 * its line.
 */
export const readCsv = async <Row>(path: string, schema: z.ZodType<Row>): Promise<CsvFile<Row>> => {
  const records: { record: Record<string, string>; info: { lines: number } }[] = parse(
    decodeLines(await readFile(path)),
    { columns: true, info: true, bom: true, trim: true, relax_column_count: true, skip_empty_lines: true },
  );
  const rows: (Row & { line: number })[] = [];
  const badRows: BadRow[] = [];
  const badRecords: Record<string, string>[] = [];
  for (const { record, info } of records) {
    const row = schema.safeParse(record);
    if (row.success) rows.push({ ...row.data, line: info.lines });
    else {
      badRecords.push(record);
      const issue = row.error.issues[0];
      badRows.push({ line: info.lines, problem: `${issue?.path.join('.') || 'row'}: ${issue?.message}` });
    }
  }
  return { rows, badRows, badRecords };
};
