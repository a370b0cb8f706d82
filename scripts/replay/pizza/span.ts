/** Local days, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}
