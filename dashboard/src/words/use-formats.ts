import { type Formats, formats } from '@counterfoil/client/react';
import { useLanguage } from './language.tsx';

/** The reader's formats in the zone of a place; in the device's zone without one. */
export const useFormats = (timeZone?: string): Formats => formats(useLanguage().locale, timeZone);
