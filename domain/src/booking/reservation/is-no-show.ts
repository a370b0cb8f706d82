interface Closed {
  readonly status: string;
  readonly cancelledBy?: string | undefined;
  readonly cancellationReason?: string | undefined;
}

/** True if the guest did not come. A customer may use the same words as a reason. */
export const isNoShow = ({ status, cancelledBy, cancellationReason }: Closed): boolean =>
  status === 'cancelled' && cancelledBy === 'provider' && cancellationReason === 'no-show';
