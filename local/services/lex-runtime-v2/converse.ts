import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import { type ServiceContext, ServiceError } from '../../cloud/service';
import { runTurn } from './run-turn';
import type { DialogActionType } from './session';
import { plainText } from './ssml';
import type { LexStore } from './store';

/** What a caller said or typed on a call, as Connect's block "Get customer input" hands it to the bot. */
export interface Utterance {
  readonly botAliasArn: string;
  /** `en_US` */
  readonly localeId: string;
  readonly sessionId: string;
  /** Never empty: silence is Connect's business. Over 1,024 characters it is cut, as a transcript would be. For DTMF the keys pressed. */
  readonly text: string;
  readonly inputMode: 'Speech' | 'DTMF';
  /**
   * The block's `LexSessionAttributes`, to be given with the first utterance of a block only. What the session already has (from the code
   * hook) wins over them.
   */
  readonly sessionAttributes?: Readonly<Record<string, string>> | undefined;
  /** Beside what Connect always sends on a voice call: the platform, `Connect`, and its accept-content-types. */
  readonly requestAttributes?: Readonly<Record<string, string>> | undefined;
  /** The span within which the turn happens. */
  readonly parent?: string | undefined;
  /** Called, while the fulfillment function is still at work, with each of the intent's fulfillment updates: the caller hears it at once. */
  readonly onUpdate?: ((message: string) => void) | undefined;
}

export interface Reply {
  /** Plain text in the order of speaking; the tags of SSML are taken out, what cannot be spoken is left out. */
  readonly messages: readonly string[];
  readonly intent: { readonly name: string; readonly state: string };
  readonly dialogAction: DialogActionType;
  /** The slot that is asked for, if one is. */
  readonly slotToElicit?: string;
  readonly sessionAttributes: Readonly<Record<string, string>>;
  /** Interpreted values; null while a slot is empty. */
  readonly slots: Readonly<Record<string, string | null>>;
  /** The bot has closed the conversation: the block goes on to the branch of the intent. */
  readonly endsBlock: boolean;
  /** From the end of the utterance to the reply, Lex's own share included. Waiting for the end of speech and speaking are not in it. */
  readonly ms: number;
}

const MAX_TEXT_LENGTH = 1024;
/** Recognizing speech and its meaning. Nobody publishes how long it takes: an assumption. */
const SPEECH_MS = [120, 350] as const;
const DTMF_MS = [40, 120] as const;

const PLATFORM = { 'x-amz-lex:accept-content-types': 'PlainText,SSML', 'x-amz-lex:channels:platform': 'Connect' };

/**
 * One turn of a phone call, as Connect holds it over StartConversation. Whether Connect may use the bot is checked by Connect.
 * Errors: ServiceError ResourceNotFoundException, ValidationException, ConflictException, DependencyFailedException, BadGatewayException.
 */
export async function converse(utterance: Utterance, context: ServiceContext<LexStore>): Promise<Reply> {
  const { store, clock } = context;
  const { localeId, sessionId, inputMode, onUpdate } = utterance;
  const alias = store.aliases.get(utterance.botAliasArn);
  if (!alias) throw new ServiceError('ResourceNotFoundException', `Bot alias ${utterance.botAliasArn} was not found.`, 404);
  if (utterance.text.trim() === '') throw new ServiceError('ValidationException', 'An utterance without words never reaches the bot.');

  const text = utterance.text.slice(0, MAX_TEXT_LENGTH);
  const startedAt = clock.now();
  const turn = await runTurn(
    {
      alias,
      address: { botId: alias.bot.id, botAliasId: alias.id, localeId, sessionId },
      input: {
        text,
        inputMode,
        requestAttributes: {
          ...PLATFORM,
          ...(inputMode === 'DTMF' && { 'x-amz-lex:dtmf-transcript': text }),
          ...utterance.requestAttributes,
        },
        onUpdate: onUpdate && ((message) => spokenText(message).forEach(onUpdate)),
      },
      prepare: (session) => {
        session.attributes = { ...utterance.sessionAttributes, ...session.attributes };
      },
      hearingMs: inputMode === 'Speech' ? store.random.latencyMs(...SPEECH_MS) : store.random.latencyMs(...DTMF_MS),
      parent: utterance.parent,
    },
    context,
  );

  const { intent, dialogAction, attributes } = turn.session;
  return {
    messages: turn.messages.flatMap(spokenText),
    intent: { name: intent?.name ?? '', state: intent?.state ?? '' },
    dialogAction: dialogAction?.type ?? 'None',
    ...(dialogAction?.slotToElicit !== undefined && { slotToElicit: dialogAction.slotToElicit }),
    sessionAttributes: attributes,
    slots: Object.fromEntries(Object.entries(intent?.slots ?? {}).map(([name, slot]) => [name, slot?.value?.interpretedValue ?? null])),
    endsBlock: dialogAction?.type === 'Close',
    ms: clock.now() - startedAt,
  };
}

/** A card or a custom payload is not spoken. */
function spokenText({ contentType, content = '' }: Message): string[] {
  if (contentType === 'PlainText') return [content];
  return contentType === 'SSML' ? [plainText(content)] : [];
}
