import type { Key } from '../dynamodb/access';

/** The line of all calls that one Connect instance places. */
export const slotsKey = (instanceId: string): Key => ({ PK: `DIALER#${instanceId}`, SK: 'SLOTS' });

/** Whether anybody may dial at all. */
export const switchKey = (instanceId: string): Key => ({ PK: `DIALER#${instanceId}`, SK: 'SWITCH' });

/** On the do-not-call list, or erased: there is such an item. Nothing personal in it. */
export const suppressKey = (callerId: string): Key => ({ PK: `SUPPRESS#${callerId}`, SK: 'SUPPRESS' });
