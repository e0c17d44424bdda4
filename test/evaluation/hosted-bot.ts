import { botIntents } from '../../bench/shipped/bot-intents';
import { loadAssembly } from '../../local/cloud/assembly';
import { seededRandom } from '../../local/cloud/seeded-random';
import type { TraceEvent } from '../../local/cloud/trace';
import { type VirtualClock, virtualClock } from '../../local/cloud/virtual-clock';
import { type ContactCenter, startContactCenter } from '../../local/contact-center';
import { lexRuntimeV2 } from '../../local/services/lex-runtime-v2';
import { drive } from '../support/drive';

/** One utterance, as the hosted bot and the shipped function dealt with it. */
export interface Heard {
  /** What the recognizer took it for. */
  readonly intent: string;
  readonly message: string;
  /** What Lex does next. */
  readonly next: string;
  /** Which rung of the reply ladder answered; none when Lex itself spoke. */
  readonly rung: string | undefined;
  readonly usedModel: boolean;
  /** State machines that were started for it, and intents that were carried out. */
  readonly actions: readonly string[];
}

/** A conversation with the bot; every one is a contact of its own. */
export interface BotSession {
  says(text: string): Promise<Heard>;
}

export interface HostedBot {
  readonly center: ContactCenter;
  readonly clock: VirtualClock;
  readonly intents: ReadonlySet<string>;
  /** The template's sample utterances. */
  readonly samples: ReadonlySet<string>;
  newSession(): BotSession;
}

/** Every session is somebody else's: nobody is held to what another caller has booked. */
const callerOf = (session: number): string =>
  `+1${AREAS[Math.floor(session / 10_000) % AREAS.length]}555${String(session % 10_000).padStart(4, '0')}`;
const AREAS = ['415', '510', '650', '707', '925'];
const START_MS = Date.parse('2026-11-18T18:00:00Z');
/** What must not happen without a yes. */
const ACTIONS = /^(?:Callback|DeleteMyInfo)$/;
const ACTION_MACHINES = /atlas-callback|erase/;

/** The bot of cdk.out and the functions behind it, hosted on virtual time. */
export async function hostBot(assembly: string): Promise<HostedBot> {
  const clock = virtualClock({ startMs: START_MS });
  const center = await startContactCenter({ assembly, clock, random: seededRandom('evaluation') });
  center.cloud.context(lexRuntimeV2).store.settings.sentenceEmbeddings = true; // as with `npm start`
  const { BotId: botId, BotAliasId: botAliasId } = center.cloud.outputs['Atlas'] as Readonly<Record<string, string>>;
  let sessions = 0;
  return {
    center,
    clock,
    intents: new Set(botIntents(assembly).keys()),
    samples: sampleUtterances(assembly),
    newSession() {
      const sessionId = `evaluation-${++sessions}`;
      const callerNumber = callerOf(sessions);
      let isFirst = true;
      return {
        async says(text) {
          const seen = center.trace.events.length;
          const sessionState = { sessionAttributes: { contactId: sessionId, callerNumber } };
          const input = {
            ...{ botId, botAliasId, localeId: 'en_US', sessionId, text },
            requestAttributes: { 'x-amz-lex:channels:platform': 'Connect' },
            ...(isFirst && { sessionState }),
          };
          isFirst = false;
          const request = { service: 'lex-runtime-v2', operation: 'RecognizeText', input, principal: { kind: 'operator' } as const };
          return heardIn(await drive(clock, center.cloud.call(request)), center.trace.events.slice(seen));
        },
      };
    },
  };
}

interface Recognized {
  readonly messages?: readonly { readonly content?: string }[];
  readonly interpretations?: readonly { readonly intent?: { readonly name?: string } }[];
  readonly sessionState?: {
    readonly sessionAttributes?: Readonly<Record<string, string>>;
    readonly dialogAction?: { readonly type?: string };
    readonly intent?: { readonly name?: string; readonly state?: string };
  };
}

function heardIn({ messages = [], interpretations = [], sessionState = {} }: Recognized, events: readonly TraceEvent[]): Heard {
  const { intent, dialogAction, sessionAttributes } = sessionState;
  const started = (type: string) => events.filter((event) => event.type === type && event.phase === 'start');
  const machines = started('states.execution')
    .map(({ detail }) => String(detail['stateMachine']))
    .filter((name) => ACTION_MACHINES.test(name));
  const isCarriedOut = ACTIONS.test(intent?.name ?? '') && intent?.state === 'Fulfilled';
  return {
    intent: interpretations[0]?.intent?.name ?? '',
    message: messages.map(({ content }) => content ?? '').join(' '),
    next: dialogAction?.type ?? '',
    rung: sessionAttributes?.['rung'],
    usedModel: started('bedrock.generation').length > 0,
    actions: [...machines, ...(isCarriedOut ? [`${intent?.name} fulfilled`] : [])],
  };
}

interface BotLocales {
  readonly Type: string;
  readonly Properties: {
    readonly BotLocales?: readonly {
      readonly Intents: readonly { readonly SampleUtterances?: readonly { readonly Utterance: string }[] }[];
    }[];
  };
}

function sampleUtterances(assembly: string): ReadonlySet<string> {
  const resources = loadAssembly(assembly).stacks.flatMap(({ template }) =>
    Object.values((template as { Resources: Record<string, BotLocales> }).Resources),
  );
  const [locale] = resources.find(({ Type }) => Type === 'AWS::Lex::Bot')?.Properties.BotLocales ?? [];
  return new Set(locale?.Intents.flatMap(({ SampleUtterances = [] }) => SampleUtterances.map(({ Utterance }) => Utterance.toLowerCase())));
}
