/** The part of a booking that decides which seats it holds. */
export interface SeatHolder {
  readonly providerId: string;
  readonly serviceId: string;
  /** Local day of the start, `YYYY-MM-DD`. */
  readonly day: string;
  readonly slotKeys: readonly string[];
  readonly partySize: number;
  /** A cancelled booking holds no seats. */
  readonly status: string;
}
