import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { BadRow } from '../timeline.ts';
import { type HotelRow, hotelRowSchema } from './hotel-row.ts';

export interface HotelFile {
  readonly rows: readonly (HotelRow & { readonly line: number })[];
  readonly badRows: readonly BadRow[];
}

/** Reads a file of bookings. What cannot be read is reported with its line, and left out. */
export const readHotel = async (path: string): Promise<HotelFile> => {
  const records: { record: Record<string, string>; info: { lines: number } }[] = parse(await readFile(path), {
    columns: true,
    info: true,
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const rows: (HotelRow & { line: number })[] = [];
  const badRows: BadRow[] = [];
  for (const { record, info } of records) {
    const row = hotelRowSchema.safeParse(record);
    if (row.success) rows.push({ ...row.data, line: info.lines });
    else {
      const issue = row.error.issues[0];
      badRows.push({ line: info.lines, problem: `${issue?.path.join('.') || 'row'}: ${issue?.message}` });
    }
  }
  return { rows, badRows };
};
