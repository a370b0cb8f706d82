import { z } from 'zod';
import { stationSchema } from '../menu/menu-item.ts';

/** `serviceProviders/{pid}/printers/{id}`: written by owner and manager under the rules. */
export const printerSchema = z.object({
  name: z.string(),
  /** How a device of the house reaches it. */
  address: z.string(),
  /** Whose tickets it prints. */
  stations: z.array(stationSchema).max(20),
});

export type Printer = Readonly<z.infer<typeof printerSchema>>;
