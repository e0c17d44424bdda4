import { oneOf, optional, shape, text } from '../flow/parameters';
import { complaintAboutTestAction } from './check-test-action';

const ANYTHING = () => undefined;
const LIST = (value: unknown, path: string) => (Array.isArray(value) ? undefined : `${path} is not a list`);

const observation = shape({
  Identifier: text,
  Event: shape({ Identifier: optional(text), Type: text, Actor: oneOf('System'), Properties: optional(ANYTHING) }),
  Usage: optional(shape({ Type: oneOf('Exactly'), Times: optional(positive) })),
  Actions: optional(LIST),
  Transitions: optional(shape({ NextObservations: optional(LIST) })),
});

const none = shape({});
const EVENTS = {
  TestInitiated: none,
  TestCompleted: none,
  MessageReceived: shape({
    Text: optional(text),
    SSML: optional(text),
    MatchingCriteria: shape({ Type: oneOf('Similarity', 'Inclusion') }),
  }),
  FlowActionStarted: shape({ ActionType: oneOf(...observableActions()), ActionParameters: optional(ANYTHING) }),
};

/** Everything that is wrong with one observation. */
// biome-ignore lint/suspicious/noExplicitAny: unchecked
export function complaintsAboutObservation(given: any, identifiers: readonly string[]): string[] {
  const wrong = observation(given, 'Observation');
  if (wrong) return [wrong];
  const { Event, Actions = [], Transitions } = given;
  const ofType = EVENTS[Event.Type as keyof typeof EVENTS];
  if (!ofType) return [`an event ${Event.Type} is not here, only ${Object.keys(EVENTS).join(', ')}`];
  const actionIdentifiers: readonly string[] = Actions.map(({ Identifier }: { Identifier: string }) => Identifier);
  const next: readonly string[] = Transitions?.NextObservations ?? [];
  return [
    ofType(Event.Properties ?? {}, 'Event.Properties'),
    Event.Type === 'MessageReceived' && (Event.Properties.Text === undefined) === (Event.Properties.SSML === undefined)
      ? 'Event.Properties needs one of Text and SSML'
      : undefined,
    ...Actions.map((action: { Identifier?: string }) => complaintAboutTestAction(action, actionIdentifiers)),
    ...next.filter((each) => !identifiers.includes(each)).map((each) => `the observation ${each} does not exist`),
  ].filter((complaint) => complaint !== undefined);
}

function positive(value: unknown, path: string): string | undefined {
  return Number.isInteger(value) && Number(value) > 0 ? undefined : `${path} is ${value}, expected a whole number above 0`;
}

/** Those that Connect tells of. */
function observableActions(): readonly string[] {
  return ['InvokeLambdaFunction', 'CheckHoursOfOperation', 'TransferContactToQueue', 'ConnectParticipantWithLexBot'];
}
