import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import { claimable, drawNumber } from '../phone-numbers';
import type { ContactCenters } from '../store';
import { instanceOf } from './instance-of';

/** AWS::Connect::PhoneNumber: claims a number that nobody has, a function of the seed. Not here: prefixes, porting, traffic distribution groups. */
export const phoneNumber: Provision<ContactCenters> = (resource, { store, arn }) => {
  onlyProperties(resource, ['TargetArn', 'CountryCode', 'Type', 'Description', 'Tags']);
  const { where, properties } = resource;
  const instance = instanceOf('TargetArn', resource, store);
  const taken = new Set([...store.numbers.values()].map(({ address }) => address));
  const address = drawNumber(
    properties.CountryCode,
    properties.Type,
    () => store.random.next(),
    (number) => taken.has(number),
  );
  if (!address)
    throw new Refusal(`no number of ${properties.CountryCode} ${properties.Type} can be claimed, only ${claimable.join(', ')}`, where);
  const id = store.random.uuid();
  const number = { id, arn: arn(`phone-number/${id}`), address, instance, where };
  store.numbers.set(id, number);
  return { ref: number.arn, attributes: { PhoneNumberArn: number.arn, Address: address } };
};
