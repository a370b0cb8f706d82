import type { Reservation } from '@counterfoil/client';
import type { Tone } from '../../design/pill.tsx';
import type { Words } from '../../words/english.ts';

type Shown = Pick<
  Reservation,
  'status' | 'paymentStatus' | 'checkedInAt' | 'offered' | 'cancelledBy' | 'cancellationReason'
>;

/** The state of a booking: a colour and a word. `isPending`: the server has not confirmed what this device shows. */
export const bookingState = (
  booking: Shown,
  isPending: boolean,
  { booking: words }: Words,
): { readonly tone: Tone; readonly word: string } => {
  const { status, paymentStatus, checkedInAt, offered } = booking;
  if (isPending) return { tone: 'wait', word: words.sending };
  if (status === 'pending') {
    if (offered) return { tone: 'wait', word: words.offered };
    return { tone: 'wait', word: paymentStatus === 'pending' ? words.unpaid : words.status.pending };
  }
  if (status === 'waiting') return { tone: 'wait', word: words.status.waiting };
  if (status === 'confirmed') return { tone: 'ok', word: checkedInAt ? words.here : words.status.confirmed };
  const isMissed = booking.cancelledBy === 'provider' && booking.cancellationReason === 'no-show';
  if (isMissed) return { tone: 'stop', word: words.noShow };
  return { tone: 'void', word: words.status[status] };
};
