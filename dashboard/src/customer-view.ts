import type { Counterfoil, FreeSlot, Identified, Provider, Service } from '@counterfoil/client';
import { Subscription } from 'rxjs';
import { v7 } from 'uuid';
import { actionButton } from './act.ts';
import { element } from './element.ts';
import { formatMoney, formatTime, localDay } from './format.ts';
import { myBookings } from './my-bookings.ts';
import { myNotifications } from './my-notifications.ts';
import { mySubscriptions } from './my-subscriptions.ts';

/** A form that books a free slot of a service on a day. */
class BookingForm {
  readonly section: HTMLElement;
  readonly #service = element('select', { id: 'service' });
  readonly #day = element('input', { id: 'day', type: 'date' });
  readonly #party = element('input', { id: 'party', type: 'number', min: '1', value: '1' });
  readonly #slots = element('ul', { className: 'slots' });
  readonly #error = element('p', { className: 'error', role: 'alert' });
  readonly #counterfoil: Counterfoil;
  readonly #providerId: string;
  #watchingSlots = Subscription.EMPTY;
  #timeZone: string | undefined;

  constructor(counterfoil: Counterfoil, providerId: string, watching: Subscription) {
    this.#counterfoil = counterfoil;
    this.#providerId = providerId;
    const title = element('h2', {}, providerId);
    this.section = element(
      'section',
      {},
      title,
      element(
        'form',
        {},
        element('label', {}, 'Service', this.#service),
        element('label', {}, 'Day', this.#day),
        element('label', {}, 'People', this.#party),
      ),
      this.#slots,
      this.#error,
    );
    this.#service.onchange = this.#day.onchange = () => this.#watchSlots();
    const provider = counterfoil.provider(providerId);
    watching.add(provider.profile().subscribe(({ data }) => this.#showProvider(data, title)));
    watching.add(provider.services().subscribe(({ data }) => this.#showServices(data)));
    watching.add(() => this.#watchingSlots.unsubscribe());
  }

  #showProvider(profile: Provider | undefined, title: HTMLElement): void {
    title.textContent = profile ? `Book at ${profile.name}` : 'There is no such house';
    if (!profile || profile.timeZone === this.#timeZone) return;
    this.#timeZone = profile.timeZone;
    this.#day.value ||= localDay(new Date(), profile.timeZone);
    this.#watchSlots();
  }

  #showServices(services: readonly Identified<Service>[]): void {
    const chosen = this.#service.value;
    const options = services.map(({ id, name, price }) => new Option(`${name} · ${formatMoney(price)}`, id));
    this.#service.replaceChildren(...options);
    if (services.some(({ id }) => id === chosen)) this.#service.value = chosen;
    this.#watchSlots();
  }

  #watchSlots(): void {
    this.#watchingSlots.unsubscribe();
    if (!this.#timeZone || !this.#service.value || !this.#day.value) return;
    const live = this.#counterfoil.provider(this.#providerId).slots(this.#service.value, this.#day.value);
    this.#watchingSlots = live.subscribe(({ data }) =>
      this.#slots.replaceChildren(...data.map((slot) => element('li', {}, this.#slotButton(slot)))),
    );
  }

  #slotButton({ start, available }: FreeSlot): HTMLButtonElement {
    const serviceId = this.#service.value;
    const book = () =>
      ({
        type: 'reservation.create',
        providerId: this.#providerId,
        payload: {
          reservationId: v7(),
          serviceId,
          startTime: start.toISOString(),
          partySize: this.#party.valueAsNumber,
        },
      }) as const;
    const label = `${formatTime(start, this.#timeZone)} · ${available}`;
    const button = actionButton(this.#counterfoil, label, book, this.#error);
    button.disabled = available === 0 || start.getTime() <= Date.now();
    button.title = `${available} free`;
    return button;
  }
}

/** The customer's view: a provider's offers, and the user's own reservations, messages and subscriptions. */
export const customerView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement[] => [
  new BookingForm(counterfoil, providerId, watching).section,
  element(
    'div',
    { className: 'column' },
    myBookings(counterfoil, watching),
    myNotifications(counterfoil, watching),
    mySubscriptions(counterfoil, providerId, watching),
  ),
];
