import { ServiceError } from '../../../../local/cloud/service';
import { lexRuntimeV2 } from '../../../../local/services/lex-runtime-v2';
import { provision, serviceContext } from '../../../support/service-context';
import { aliasProperties, botProperties, CALLBACK, FALLBACK, GREETING, inOrder, prompt, says, slot, versionProperties } from './hosted-bot';

const BOT = 'AWS::Lex::Bot';
const VERSION = 'AWS::Lex::BotVersion';
const ALIAS = 'AWS::Lex::BotAlias';

async function made(properties: object = botProperties([CALLBACK, FALLBACK])) {
  const context = serviceContext(lexRuntimeV2);
  const bot = await provision(lexRuntimeV2, context, { type: BOT, logicalId: 'Bot', properties });
  return { context, bot, make: (type: string, more: object) => provision(lexRuntimeV2, context, { type, properties: more }) };
}

describe('a bot of the template', () => {
  it('has the names that other resources refer to', async () => {
    const { bot, make } = await made();
    expect(bot.ref).toMatch(/^[A-Z0-9]{10}$/);
    expect(bot.attributes).toEqual({ Id: bot.ref, Arn: `arn:aws:lex:us-east-1:123456789012:bot/${bot.ref}` });
    const first = await make(VERSION, versionProperties(bot.ref));
    expect(first).toEqual({ ref: `${bot.ref}|1`, attributes: { BotVersion: '1' } });
    expect((await make(VERSION, versionProperties(bot.ref))).attributes).toEqual({ BotVersion: '2' });
    const alias = await make(ALIAS, aliasProperties(bot.ref, '2'));
    const id = alias.attributes?.['BotAliasId'];
    expect(id).toMatch(/^[A-Z0-9]{10}$/);
    expect(alias).toEqual({
      ref: `${id}|${bot.ref}`,
      attributes: { BotAliasId: id, Arn: `arn:aws:lex:us-east-1:123456789012:bot-alias/${bot.ref}/${id}`, BotAliasStatus: 'Available' },
    });
  });

  const invalid = (changes: object) => ({ ...CALLBACK, ...changes });
  it.each<[string, object[], RegExp]>([
    ['no FallbackIntent', [CALLBACK], /BotLocales\[en_US\]: 0 intents extend AMAZON.FallbackIntent/],
    ['two of them', [CALLBACK, FALLBACK, { ...FALLBACK, Name: 'Other' }], /2 intents extend AMAZON.FallbackIntent/],
    ['utterances for FallbackIntent', [CALLBACK, { ...FALLBACK, ...says('what') }], /takes no sample utterances/],
    ['two intents of one name', [CALLBACK, CALLBACK, FALLBACK], /two intents are named Callback/],
    [
      'one utterance in two intents',
      [CALLBACK, { ...GREETING, ...says('Call me back!') }, FALLBACK],
      /"Call me back!" is in Callback and in Greeting/,
    ],
    ['no utterances at all', [FALLBACK], /no intent has a sample utterance/],
    ['an intent name with a space', [{ ...GREETING, Name: 'Say hello' }, FALLBACK], /Name Say hello does not match/],
    [
      'a slot type that nobody defined',
      [invalid({ Slots: [slot('FirstName', 'Names', 'Who?'), slot('PhoneNumber', 'AMAZON.PhoneNumber', 'What?')] }), FALLBACK],
      /slot type Names is neither/,
    ],
    [
      'a built-in slot type that is not here',
      [invalid({ Slots: [slot('FirstName', 'AMAZON.City', 'Where?')], ...says('x'), ...inOrder('FirstName') }), FALLBACK],
      /AMAZON.City is not hosted here; these are: AMAZON.Alpha/,
    ],
    [
      'a priority for an unknown slot',
      [invalid(inOrder('FirstName', 'PhoneNumber', 'Color')), FALLBACK],
      /slot Color has a priority and does not exist/,
    ],
    [
      'a required slot that is never asked for',
      [invalid(inOrder('FirstName')), FALLBACK],
      /required slot PhoneNumber has no SlotPriorities entry/,
    ],
    ['an utterance with an unknown slot', [invalid(says('call {Who}')), FALLBACK], /"call {Who}" of Callback names slot Who/],
    [
      'free-form input in an utterance',
      [{ Name: 'Story', ...says('tell {Tale}'), Slots: [slot('Tale', 'AMAZON.FreeFormInput', '?')], ...inOrder('Tale') }, FALLBACK],
      /which no utterance may contain/,
    ],
    [
      'six retries',
      [invalid({ IntentConfirmationSetting: { PromptSpecification: prompt(6, 'Sure?') } }), FALLBACK],
      /MaxRetries is 6, expected a number from 0 to 5/,
    ],
    [
      'another built-in intent',
      [CALLBACK, FALLBACK, { Name: 'Help', ParentIntentSignature: 'AMAZON.HelpIntent' }],
      /AMAZON.HelpIntent is not hosted here/,
    ],
    [
      'what nobody here reads',
      [invalid({ KendraConfiguration: {} }), FALLBACK],
      /Intents\[Callback\]: KendraConfiguration is not hosted here/,
    ],
    [
      'an update after no second at all',
      [
        {
          ...GREETING,
          FulfillmentCodeHook: { Enabled: true, FulfillmentUpdatesSpecification: { Active: true, StartResponse: { DelayInSeconds: 0 } } },
        },
        FALLBACK,
      ],
      /DelayInSeconds is 0, expected a number from 1 to 900/,
    ],
    [
      'broken SSML',
      [
        {
          ...GREETING,
          IntentClosingSetting: { ClosingResponse: { MessageGroupsList: [{ Message: { SSMLMessage: { Value: '<speak>Bye' } } }] } },
        },
        FALLBACK,
      ],
      /SSML does not close <speak>/,
    ],
  ])('is refused for %s', async (_case, intents, refusal) => {
    await expect(made(botProperties(intents))).rejects.toMatchObject({
      name: 'Refusal',
      what: expect.stringMatching(refusal),
      where: expect.stringContaining('Bot (AWS::Lex::Bot)'),
    });
  });

  it.each<[string, object, RegExp]>([
    ['a name with a dot', { Name: 'Atlas.Bot' }, /Name Atlas.Bot does not match/],
    ['sessions that never end', { IdleSessionTTLInSeconds: 100_000 }, /IdleSessionTTLInSeconds is 100000/],
    ['no word about children', { DataPrivacy: {} }, /ChildDirected is missing/],
    [
      'another language',
      { BotLocales: [{ LocaleId: 'de_DE', NluConfidenceThreshold: 0.4, Intents: [] }] },
      /locale de_DE is not hosted here/,
    ],
    [
      'a threshold above 1',
      { BotLocales: [{ LocaleId: 'en_US', NluConfidenceThreshold: 40, Intents: [] }] },
      /NluConfidenceThreshold is 40/,
    ],
    ['a bot made of files', { BotFileS3Location: {} }, /BotFileS3Location is not hosted here/],
  ])('is refused for %s', async (_case, changes, refusal) => {
    await expect(made({ ...botProperties([GREETING, FALLBACK]), ...changes })).rejects.toThrow(refusal);
  });

  it('is refused when Lex may not assume its role', async () => {
    const assumeRole = () => {
      throw new ServiceError('AccessDeniedException', 'the trust policy does not allow it', 403);
    };
    const identity = { ...serviceContext(lexRuntimeV2).identity, assumeRole };
    const context = serviceContext(lexRuntimeV2, { identity });
    await expect(provision(lexRuntimeV2, context, { type: BOT, properties: botProperties([GREETING, FALLBACK]) })).rejects.toThrow(
      /cannot be assumed by lexv2.amazonaws.com/,
    );
  });
});

describe('a version and an alias of it', () => {
  it('need a draft that is built', async () => {
    const { bot, make } = await made({ ...botProperties([CALLBACK, FALLBACK]), AutoBuildBotLocales: false });
    await expect(make(VERSION, versionProperties(bot.ref))).rejects.toThrow(/DRAFT of bot Atlas is not built: set AutoBuildBotLocales/);
  });

  it.each<[string, (botId: string) => object, RegExp]>([
    ['a version that is missing', (id) => aliasProperties(id, '7'), /BotVersion 7 is no version of bot Atlas/],
    ['another bot', () => aliasProperties('NOTABOT000', '1'), /NOTABOT000 is no bot/],
    [
      'an unqualified function',
      (id) => aliasProperties(id, '1', 'arn:aws:lambda:us-east-1:123456789012:function:f'),
      /no ARN of a function's version or alias/,
    ],
    [
      '$LATEST',
      (id) => aliasProperties(id, '1', 'arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST'),
      /no ARN of a function's version or alias/,
    ],
    [
      'sentiment',
      (id) => ({ ...aliasProperties(id, '1'), SentimentAnalysisSettings: { DetectSentiment: true } }),
      /DetectSentiment is not hosted/,
    ],
    ['conversation logs', (id) => ({ ...aliasProperties(id, '1'), ConversationLogSettings: {} }), /ConversationLogSettings is not hosted/],
    [
      'a locale the version does not have',
      (id) => ({ ...aliasProperties(id, '1'), BotAliasLocaleSettings: [{ LocaleId: 'en_GB' }] }),
      /has no locale en_GB/,
    ],
  ])('cannot name %s', async (_case, properties, refusal) => {
    const { bot, make } = await made();
    await make(VERSION, versionProperties(bot.ref));
    await expect(make(ALIAS, properties(bot.ref))).rejects.toThrow(refusal);
  });

  it('need a function when an intent calls one', async () => {
    const { bot, make } = await made(botProperties([GREETING, FALLBACK]));
    await make(VERSION, versionProperties(bot.ref));
    const settings = [{ LocaleId: 'en_US', BotAliasLocaleSetting: { Enabled: true } }];
    await expect(make(ALIAS, { ...aliasProperties(bot.ref, '1'), BotAliasLocaleSettings: settings })).rejects.toThrow(
      /intent Greeting calls a code hook/,
    );
  });
});
