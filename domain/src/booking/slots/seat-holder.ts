/** Slots of one opening day, `YYYY-MM-DD`. */
interface SlotsOfDay {
  readonly day: string;
  readonly slotKeys: readonly string[];
}

/** The part of a reservation that decides which seats it holds. */
export interface SeatHolder extends SlotsOfDay {
  readonly providerId: string;
  readonly serviceId: string;
  readonly partySize: number;
  /** A cancelled reservation holds no seats. */
  readonly status: string;
  /** A wish for other slots, which it holds as well. */
  readonly move?: SlotsOfDay | undefined;
}
