import { type DialerLine, EMPTY_LINE } from '../../domain/dialer-line';
import type { Standing } from '../../domain/standing';
import type { DialingSwitch } from '../../ports/dialing';
import type { Item } from '../dynamodb/attribute-values';

/** The line as its item says; an item that is not there yet is an empty line. */
export function lineOf(item: Item | undefined): DialerLine {
  const { position, held, paceAt, calls, callMs, dialed, failed, brokenUntil, placedAt } = (item ?? {}) as Partial<DialerLine>;
  return {
    position: position ?? EMPTY_LINE.position,
    held: held ?? EMPTY_LINE.held,
    paceAt: paceAt ?? EMPTY_LINE.paceAt,
    calls: calls ?? EMPTY_LINE.calls,
    callMs: callMs ?? EMPTY_LINE.callMs,
    dialed: dialed ?? EMPTY_LINE.dialed,
    failed: failed ?? EMPTY_LINE.failed,
    ...(brokenUntil !== undefined && { brokenUntil }),
    ...(placedAt !== undefined && { placedAt }),
  };
}

const isStoppedBy = (item: Item | undefined): boolean => item?.['dialing'] === STOPPED;

export function switchOf(item: Item | undefined): DialingSwitch {
  const { reason, at } = (item ?? {}) as { reason?: string; at?: number };
  return { isStopped: isStoppedBy(item), ...(reason !== undefined && { reason }), ...(at !== undefined && { at }) };
}

export const STOPPED = 'stopped';

export interface Read {
  readonly live: Item | undefined;
  readonly suppressed: Item | undefined;
  readonly profile: Item | undefined;
  readonly slots: Item | undefined;
  readonly dialing: Item | undefined;
}

export function standingOf({ live, suppressed, profile, slots, dialing }: Read): Standing {
  const { callbackId, rings, quietUntil } = (live ?? {}) as { callbackId?: string; rings?: readonly number[]; quietUntil?: number };
  const { erasedAt } = (suppressed ?? {}) as Pick<Standing, 'erasedAt'>;
  const { consent, zone } = (profile ?? {}) as Pick<Standing, 'consent' | 'zone'>;
  return {
    ...(callbackId !== undefined && { liveCallbackId: callbackId }),
    rings: rings ?? [],
    quietUntil: quietUntil ?? 0,
    isSuppressed: suppressed !== undefined,
    ...(erasedAt !== undefined && { erasedAt }),
    ...(consent !== undefined && { consent }),
    ...(zone !== undefined && { zone }),
    line: lineOf(slots),
    isStopped: isStoppedBy(dialing),
  };
}
