import type { Line } from '../../../telephone/exchange';

/** Silence on a bridged call: nobody is asked anything, so nobody runs out of time. */
const UNTIL_SOMEBODY_SPEAKS_MS = 86_400_000;

/** Lets two people talk: each hears what the other says. Until the other one hangs up; rejects when the customer does. */
export async function bridge(customer: Line, other: Line): Promise<void> {
  try {
    await Promise.all([carry(customer, other), carry(other, customer)]);
  } catch (error) {
    customer.signal.throwIfAborted();
    if (!other.signal.aborted) throw error;
  }
}

async function carry(from: Line, to: Line): Promise<never> {
  for (;;) {
    const heard = await from.next(['speech'], UNTIL_SOMEBODY_SPEAKS_MS);
    if (heard) await to.speak(heard.text);
  }
}
