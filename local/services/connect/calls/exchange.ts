import type { ServiceContext } from '../../../cloud/service';
import type { Exchange } from '../../../telephone/exchange';
import type { ContactCenters, PhoneNumber } from '../store';
import { beginContact } from './contact-life';

/** Connect at the telephone network: takes the calls to claimed numbers. */
export function connectExchange(context: ServiceContext<ContactCenters>): Exchange {
  const { store, trace } = context;
  return {
    incoming(line, dialed) {
      const entry = store.testEntries.get(dialed);
      if (entry) return beginContact({ direction: 'inbound', line: () => line, ...entry }, context);
      const number = [...store.numbers.values()].find(({ address }) => address === dialed);
      if (!number) return { refused: 'TELECOM_NUMBER_INVALID' };
      const wrong = complaintAbout(number);
      if (wrong || !number.flow) {
        trace.fault(`a call to the number was lost: ${wrong}`, number.where);
        return { refused: 'TELECOM_PROBLEM' };
      }
      if (store.activeCalls(number.instance) >= store.settings.concurrentCalls) return { refused: 'TELECOM_BUSY' };
      return beginContact(
        { direction: 'inbound', line: () => line, instance: number.instance, flow: number.flow, systemNumber: dialed },
        context,
      );
    },
  };
}

function complaintAbout({ flow, instance }: PhoneNumber): string | undefined {
  if (!instance.inboundCalls) return 'Attributes.InboundCalls of its instance is off';
  return flow ? undefined : 'it has no contact flow (AssociatePhoneNumberContactFlow)';
}
