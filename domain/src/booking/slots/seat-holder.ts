/** The part of a reservation that decides which seats it holds. */
export interface SeatHolder {
  readonly providerId: string;
  readonly serviceId: string;
  /** The opening day of the slots, `YYYY-MM-DD`. */
  readonly day: string;
  readonly slotKeys: readonly string[];
  readonly partySize: number;
  /** A cancelled reservation holds no seats. */
  readonly status: string;
}
