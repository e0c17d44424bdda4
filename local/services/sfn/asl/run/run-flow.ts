import { EvaluationProblem, Failure, RuntimeProblem, tooLarge } from '../failure';
import { isTooLarge, type Json, jsonText } from '../json';
import type { Flow } from '../load/flow';
import type { State } from '../load/state';
import { NOT_TRUNCATED } from './history';
import { Step } from './step';
import type { Thread } from './thread';

/** Runs states one after the other until one ends the flow; resolves with its output, rejects with Failure (or Ended). */
export async function runFlow(flow: Flow, input: Json, thread: Thread): Promise<Json> {
  let name: string | undefined = flow.startAt;
  let value = input;
  while (name !== undefined) {
    const left: { output: Json; next: string | undefined } = await runState(flow.states.get(name) as State, value, thread);
    value = left.output;
    name = left.next;
  }
  return value;
}

async function runState(state: State, input: Json, thread: Thread): Promise<{ output: Json; next: string | undefined }> {
  const step = new Step(thread, state, input);
  thread.step = step;
  step.enteredEventId = thread.record(`${state.type}StateEntered`, {
    name: state.name,
    input: jsonText(input),
    inputDetails: NOT_TRUNCATED,
  });
  try {
    const { output, assigned, next } = await state.run(step);
    const text = jsonText(output);
    if (isTooLarge(text)) throw tooLarge(state.name);
    // Fail is the one type without this event, and the one that never gets here.
    thread.record(`${state.type as Exclude<State['type'], 'Fail'>}StateExited`, {
      name: state.name,
      output: text,
      outputDetails: NOT_TRUNCATED,
      ...(assigned && { assignedVariables: variableTexts(assigned), assignedVariablesDetails: NOT_TRUNCATED }),
    });
    if (assigned) thread.variables.assign(assigned);
    thread.step = undefined;
    return { output, next };
  } catch (error) {
    throw asFailure(error, step);
  }
}

const variableTexts = (assigned: Readonly<Record<string, Json>>) =>
  Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, jsonText(value)]));

/** What a state threw, as Retry and Catch see it. An expression that could not be evaluated is an event of its own. */
export function asFailure(thrown: unknown, step: Step): unknown {
  const { thread, state } = step;
  const said = (message: string) =>
    `An error occurred while executing the state '${state.name}' (entered at the event id #${step.enteredEventId}). ${message}`;
  if (thrown instanceof RuntimeProblem) return new Failure(thrown.error, said(thrown.message));
  if (!(thrown instanceof EvaluationProblem)) return thrown;
  const error = 'States.QueryEvaluationError';
  const cause = said(thrown.message);
  if (!thrown.isLate && thread.lastEventId === step.enteredEventId) thread.lastEventId = step.beforeEventId;
  thread.record('EvaluationFailed', {
    error,
    cause,
    ...(thrown.location !== undefined && { location: thrown.location }),
    state: state.name,
  });
  return new Failure(error, cause);
}
