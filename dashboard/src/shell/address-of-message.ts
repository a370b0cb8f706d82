type Facts = Readonly<Record<string, string>>;

/** Where a message leads: news for a member lead to their place, a message about a booking leads to it. */
export const addressOfMessage = ({ providerId, reservationId }: Facts, isNews: boolean): string => {
  if (isNews && providerId) return `/at/${encodeURIComponent(providerId)}`;
  return reservationId ? `/bookings/${encodeURIComponent(reservationId)}` : '/inbox';
};
