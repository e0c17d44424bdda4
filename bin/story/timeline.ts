import type { Attempt } from '../../lambdas/shared/domain/attempt';
import { isEnded, RANK } from '../../lambdas/shared/domain/callback';
import type { Execution } from './executions';
import type { Facts } from './facts';

/** One thing that happened. */
export interface Moment {
  /** Epoch ms. */
  readonly at: number;
  readonly from: 'row' | 'callback' | 'call-monitor' | 'contact' | 'salesforce';
  readonly what: string;
}

/** Everything that has a time, oldest first. */
export function timelineOf({ row, attempts, executions, contacts, lead, tasks }: Facts): readonly Moment[] {
  const moments: Moment[] = [
    {
      at: row.requestedAt,
      from: 'row',
      what: `promised${row.requestedBy === row.callerId ? '' : ' by somebody who called from another number'}`,
    },
    ...attempts.flatMap(ofAttempt),
    ...executions.flatMap(ofExecution),
    ...contacts.flatMap(({ contactId, callbackId, connectedAt, disconnectedAt, disconnectReason }) => {
      const name = `${callbackId ? 'outbound' : 'inbound'} contact ${contactId}`;
      return [
        ...(connectedAt === undefined ? [] : [{ at: connectedAt, from: 'contact' as const, what: `${name} connected` }]),
        ...(disconnectedAt === undefined
          ? []
          : [{ at: disconnectedAt, from: 'contact' as const, what: `${name} ended${disconnectReason ? `: ${disconnectReason}` : ''}` }]),
      ];
    }),
    ...[lead, ...tasks].flatMap((record, index) =>
      record
        ? [
            {
              at: Date.parse(String(record['CreatedDate'])),
              from: 'salesforce' as const,
              what: `${index === 0 ? 'lead' : 'task'} ${record['Id']} created`,
            },
          ]
        : [],
    ),
  ];
  return moments.sort((one, other) => one.at - other.at);
}

function ofAttempt({ attempt, state, outcome, reason, claim, answeredAt, endedAt, nextDueAt }: Attempt): readonly Moment[] {
  const name = `attempt ${attempt}`;
  const from = 'row' as const;
  const end = [state, outcome, reason].filter(Boolean).join(', ');
  return [
    ...(claim ? [{ at: claim.at, from, what: `${name}: claimed, dialing` }] : []),
    ...(answeredAt === undefined ? [] : [{ at: answeredAt, from, what: `${name}: answered` }]),
    ...(endedAt === undefined || !isEnded({ rank: RANK[state] })
      ? []
      : [{ at: endedAt, from, what: `${name}: ended ${end}${nextDueAt === undefined ? '' : '; another one follows'}` }]),
  ];
}

function ofExecution({ machine, status, startedAt, stoppedAt, steps }: Execution): readonly Moment[] {
  return [
    { at: startedAt, from: machine, what: 'starts' },
    ...steps.map(({ at, what, isError }) => ({ at, from: machine, what: isError ? `! ${what}` : what })),
    ...(stoppedAt === undefined ? [] : [{ at: stoppedAt, from: machine, what: `ends ${status}` }]),
  ];
}
