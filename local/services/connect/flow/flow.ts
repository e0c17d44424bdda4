import { Refusal } from '../../../cloud/service';
import { type Action, type ErrorType, type FlowPlace, type FlowType, nextActions } from './action';
import { complaintsAboutAction } from './check-action';

export interface Flow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: FlowType;
  /** The resource of the template. */
  readonly where: string;
  readonly start: Action;
  readonly actions: ReadonlyMap<string, Action>;
}

const MAX_ACTIONS = 250;

/** Reads the content of a flow and refuses, all at once, what Connect would not publish or what cannot run here. */
export function loadFlow(source: Omit<Flow, 'start' | 'actions'> & { readonly content: string }, place: FlowPlace): Flow {
  const { content, ...named } = source;
  const { Version, StartAction, Actions, ...others } = parse(content, source.where);
  const { Metadata: _, ...unknown } = others;
  const list = Array.isArray(Actions) ? Actions.map(readAction) : [];
  const actions = new Map(list.map((action) => [action.identifier, action]));
  const start = actions.get(StartAction as string);
  const complaints = [
    ...Object.keys(unknown).map((name) => `${name} is not part of a flow`),
    ...(Version === '2019-10-30' ? [] : [`Version is ${Version}, expected 2019-10-30`]),
    ...(list.length > 0 && list.length <= MAX_ACTIONS ? [] : [`it has ${list.length} actions, expected 1 to ${MAX_ACTIONS}`]),
    ...(start ? [] : [`StartAction ${StartAction} is not an action`]),
    ...list
      .filter((action, index) => list.findIndex((each) => each.identifier === action.identifier) < index)
      .map(({ identifier }) => `action ${identifier} is there twice`),
    ...list.flatMap((action) =>
      complaintsAboutAction(action, actions, place).map((complaint) => `action ${action.identifier}: ${complaint}`),
    ),
    ...(start ? unreachable(start, actions).map((identifier) => `action ${identifier} is never reached`) : []),
  ];
  if (complaints.length || !start) throw new Refusal(`contact flow "${source.name}": ${complaints.join('; ')}`, source.where);
  return { ...named, start, actions };
}

function parse(content: string, where: string): Record<string, unknown> {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new Refusal(`Content is not JSON: ${(error as Error).message}`, where);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the flow language's wire format, read once; check-action.ts complains about what is wrong
function readAction({ Identifier, Type, Parameters = {}, Transitions = {} }: any): Action {
  const errors: { ErrorType: ErrorType; NextAction: string }[] = listIn(Transitions.Errors);
  const conditions: { NextAction: string; Condition: { Operator: string; Operands: string[] } }[] = listIn(Transitions.Conditions);
  return {
    identifier: Identifier,
    type: Type,
    parameters: Parameters,
    nextAction: Transitions.NextAction,
    errors: new Map(errors.map((error) => [error.ErrorType, error.NextAction])),
    conditions: conditions.map(({ NextAction, Condition }) => ({
      operator: Condition?.Operator,
      operands: listIn(Condition?.Operands),
      nextAction: NextAction,
    })),
  };
}

function unreachable(start: Action, actions: ReadonlyMap<string, Action>): string[] {
  const reached = new Set<Action>();
  const reach = (action: Action | undefined): void => {
    if (!action || reached.has(action)) return;
    reached.add(action);
    for (const next of nextActions(action)) reach(actions.get(next));
  };
  reach(start);
  return [...actions.values()].filter((action) => !reached.has(action)).map(({ identifier }) => identifier);
}

const listIn = <T>(value: T[] | undefined): T[] => (Array.isArray(value) ? value : []);
