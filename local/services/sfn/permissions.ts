import type { Permission } from '../../cloud/service';

/** Of an operation on a machine: versions and aliases are told apart by a condition key, not by the resource. */
export function onStateMachine(action: string, arn: unknown): readonly Permission[] {
  const [machine = '', qualifier] = /^(arn:[^:]*:states:[^:]*:[^:]*:stateMachine:[^:]+)(?::(.+))?$/.exec(String(arn))?.slice(1) ?? [
    String(arn),
  ];
  return [
    {
      action: `states:${action}`,
      resource: machine,
      ...(qualifier !== undefined && { conditionKeys: { 'states:StateMachineQualifier': qualifier } }),
    },
  ];
}

export const onExecution = (action: string, arn: unknown): readonly Permission[] => [{ action: `states:${action}`, resource: String(arn) }];

export const onAnything = (action: string): readonly Permission[] => [{ action: `states:${action}`, resource: '*' }];
