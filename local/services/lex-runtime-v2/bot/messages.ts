import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import { problemWithSsml } from '../ssml';
import type { MessageGroup, MessageGroups, Prompt } from './bot';
import type { Properties } from './properties';

const MAX_VARIATIONS = 2;
const MAX_PROMPT_LENGTH = 1000;

/** `{ MaxRetries, MessageGroupsList, … }` */
export function readPrompt(properties: Properties): Prompt {
  const prompt: Prompt = {
    maxRetries: properties.number('MaxRetries', 0, 5),
    groups: readGroups(properties, 'MessageGroupsList'),
    isOrdered: properties.optionalText('MessageSelectionStrategy') === 'Ordered',
  };
  // Interruption and the timing of each attempt are what a telephone does with a prompt.
  properties.withoutEffect('AllowInterrupt', 'PromptAttemptsSpecification');
  properties.done();
  if (prompt.groups.length === 0) properties.refuse('MessageGroupsList is empty: a prompt needs a message');
  return prompt;
}

/** `{ MessageGroupsList, AllowInterrupt }`, or nothing. */
export function readResponse(properties: Properties | undefined): MessageGroups {
  if (!properties) return [];
  const groups = readGroups(properties, 'MessageGroupsList');
  properties.withoutEffect('AllowInterrupt');
  properties.done();
  return groups;
}

export const readGroups = (properties: Properties, key: string): MessageGroups => properties.list(key).map(readGroup);

function readGroup(group: Properties): MessageGroup {
  const message = group.object('Message') ?? group.refuse('Message is missing');
  const variations = group.list('Variations');
  group.done();
  if (variations.length > MAX_VARIATIONS) group.refuse(`${variations.length} variations, expected at most ${MAX_VARIATIONS}`);
  return [message, ...variations].map(readMessage);
}

const CONTENT_TYPES = { PlainTextMessage: 'PlainText', SSMLMessage: 'SSML', CustomPayload: 'CustomPayload' } as const;

function readMessage(properties: Properties): Message {
  for (const [key, contentType] of Object.entries(CONTENT_TYPES)) {
    const message = properties.object(key);
    if (!message) continue;
    const content = message.text('Value');
    message.done();
    properties.done();
    if (content.length < 1 || content.length > MAX_PROMPT_LENGTH)
      properties.refuse(`a message of ${content.length} characters, expected 1 to ${MAX_PROMPT_LENGTH}`);
    const problem = contentType === 'SSML' ? problemWithSsml(content) : undefined;
    if (problem) properties.refuse(`SSML ${problem}`);
    return { contentType, content };
  }
  properties.done();
  return properties.refuse('a message without PlainTextMessage, SSMLMessage or CustomPayload');
}
