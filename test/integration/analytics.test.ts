import { type Analytics, daySchema, daysPath, localDay, localHour, type Reservation } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { hotelHistory } from '../../scripts/replay/hotel/hotel-history.ts';
import { openHotel } from '../../scripts/replay/hotel/open-hotel.ts';
import { readHotel } from '../../scripts/replay/hotel/read-hotel.ts';
import { playHistory } from '../../scripts/replay/play-history.ts';
