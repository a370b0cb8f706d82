import { type CsvFile, readCsv } from '../../csv/read-csv.ts';
import { type HotelRow, hotelRowSchema } from './hotel-row.ts';

export type HotelFile = CsvFile<HotelRow>;

/** Reads a file of bookings. */
export const readHotel = (path: string): Promise<HotelFile> => readCsv(path, hotelRowSchema);
