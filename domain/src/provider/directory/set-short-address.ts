import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Write } from '../../kernel/write.ts';
import { type FoundReads, findOwn, foundDecision, foundReads } from './found-decision.ts';
import { shortAddressRef } from './paths.ts';
import { isReserved } from './reserved-words.ts';
import type { SetShortAddress, ShortAddress } from './short-address.ts';

type Reads = FoundReads & {
  shortAddress: ShortAddress;
};

/** Short addresses that one provider takes, ever. */
const maxShortAddresses = 5;

/**
 * Gives the provider a short address that nobody else has. The earlier ones lead to it for good: they are printed on
 * cards, and nobody else shall get the customers who type them.
 */
export const setShortAddress: CommandDefinition<SetShortAddress, Reads> = {
  aggregate: () => 'provider',
  reads: (request) => {
    const { shortAddress } = request.command.payload;
    return [...foundReads(request), ...(shortAddress === null ? [] : [shortAddressRef(shortAddress)])];
  },
  decide: (request, docs) => {
    const { command, now } = request;
    const { providerId, payload } = command;
    const { shortAddress } = payload;
    const found = findOwn(request, docs);
    if ('rejection' in found) return found;
    const { shortAddresses: taken = [] } = found.provider;
    const type = 'provider.shortAddressChanged';
    if (shortAddress === null)
      return foundDecision(request, { ...found, event: { type, payload: { shortAddresses: taken } } });
    const field = 'shortAddress';
    if (isReserved(shortAddress))
      return reject('invalid-argument', `${shortAddress} is reserved`, { reason: 'reserved-short-address', field });
    const ref = shortAddressRef(shortAddress);
    const holder = docs.get(ref)?.providerId;
    if (holder !== undefined && holder !== providerId)
      return reject('already-exists', `${shortAddress} is taken`, { reason: 'short-address-taken', field });
    if (!holder && taken.length >= maxShortAddresses) {
      const message = `the limit shortAddresses is ${maxShortAddresses}`;
      return reject('resource-exhausted', message, {
        reason: 'limit',
        limit: 'shortAddresses',
        most: maxShortAddresses,
      });
    }
    const claim: Write = { op: 'create', path: ref.path, data: { providerId, createdAt: now, updatedAt: now } };
    const shortAddresses = [...new Set([...taken, shortAddress])];
    return foundDecision(request, {
      ...found,
      event: { type, payload: { shortAddress, shortAddresses } },
      more: holder ? [] : [claim],
    });
  },
};
