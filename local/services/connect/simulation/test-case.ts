import { Refusal } from '../../../cloud/service';
import type { Flow } from '../flow/flow';
import type { Instance } from '../store';
import { complaintsAboutObservation } from './check-observation';

/** AWS::Connect::TestCase: a call that is simulated, and what is to happen in it. */
export interface TestCase {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly instance: Instance;
  /** Only a published one can be run. */
  readonly isPublished: boolean;
  /** Of a phone number, the one that is behind it when the test begins. */
  flow(): Flow;
  /** Who calls, E.164, and what they dial. */
  readonly from: string;
  readonly systemNumber: string;
  /** Attributes that the contact has from its beginning. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly observations: ReadonlyMap<string, Observation>;
}

/** When the event happens, the actions are done, and the observations that follow begin to watch. */
export interface Observation {
  readonly identifier: string;
  readonly event: { readonly type: EventKind; readonly properties: EventProperties };
  /** How often the event must happen. */
  readonly times: number;
  readonly actions: readonly TestAction[];
  readonly next: readonly string[];
}

export type EventKind = 'TestInitiated' | 'TestCompleted' | 'MessageReceived' | 'FlowActionStarted';

export interface EventProperties {
  readonly Text?: string;
  readonly SSML?: string;
  readonly MatchingCriteria?: { readonly Type: 'Similarity' | 'Inclusion' };
  readonly ActionType?: string;
  readonly ActionParameters?: Readonly<Record<string, unknown>>;
}

export interface TestAction {
  readonly identifier: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: checked by check-test-action.ts when the test case is loaded
  readonly parameters: any;
  readonly next: string | undefined;
}

/** That of the pages of 2025 and that of today's. */
const VERSIONS = ['2019-10-30', '2025-06-21'];

/** Reads the content of a test case and refuses, all at once, what Connect would not publish or what is not here. */
// https://docs.aws.amazon.com/connect/latest/devguide/testing-language.html
export function loadObservations(content: string, where: string): ReadonlyMap<string, Observation> {
  const { Version, Observations, Metadata: _, ...unknown } = parse(content, where);
  const list = Array.isArray(Observations) ? Observations : [];
  const identifiers = list.map(({ Identifier }) => Identifier);
  const complaints = [
    ...Object.keys(unknown).map((name) => `${name} is not part of a test case`),
    ...(VERSIONS.includes(Version) ? [] : [`Version is ${Version}, expected ${VERSIONS.join(' or ')}`]),
    ...(list.length > 0 ? [] : ['it has no Observations']),
    ...identifiers.filter((each, index) => identifiers.indexOf(each) < index).map((each) => `observation ${each} is there twice`),
    ...list.flatMap((each) =>
      complaintsAboutObservation(each, identifiers).map((complaint) => `observation ${each.Identifier}: ${complaint}`),
    ),
  ];
  if (complaints.length > 0) throw new Refusal(complaints.join('\n'), where);
  return new Map(list.map((each) => [each.Identifier, readObservation(each)]));
}

// biome-ignore lint/suspicious/noExplicitAny: the testing language's wire format, read once
function parse(content: string, where: string): any {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new Refusal(`Content is not JSON: ${(error as Error).message}`, where);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: as above
const readObservation = ({ Identifier, Event, Usage, Actions = [], Transitions }: any): Observation => ({
  identifier: Identifier,
  event: { type: Event.Type, properties: Event.Properties ?? {} },
  times: Usage?.Times ?? 1,
  actions: Actions.map(readAction),
  next: Transitions?.NextObservations ?? [],
});

// biome-ignore lint/suspicious/noExplicitAny: as above
const readAction = ({ Identifier, Type, Parameters = {}, Transitions }: any): TestAction => ({
  identifier: Identifier,
  type: Type,
  parameters: Parameters,
  next: Transitions?.NextAction || undefined,
});
