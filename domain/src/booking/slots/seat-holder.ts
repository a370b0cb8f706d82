/** The part of a reservation that decides which seats it holds. */
export interface SeatHolder {
  readonly providerId: string;
  readonly serviceId: string;
  /** Keys of slots (`slotKey`), or of the span of a resource (`spanKey`). */
  readonly slotKeys: readonly string[];
  readonly partySize: number;
  /** A cancelled reservation holds no seats. */
  readonly status: string;
  /** A wish for other slots, which it holds as well. */
  readonly move?: { readonly slotKeys: readonly string[] } | undefined;
}
