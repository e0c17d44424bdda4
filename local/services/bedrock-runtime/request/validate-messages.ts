import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime';
import { Refusal } from '../../../cloud/service';
import { invalid, modelError } from './invalid';
import type { GenerationRequest } from './validate';

/** A conversation: the user first and last, the roles in turn, no blank text. */
export function validateMessages(messages: readonly Message[]): GenerationRequest['messages'] {
  if (messages[0]?.role !== 'user') {
    throw invalid('A conversation must start with a user message. Try again with a conversation that starts with a user message.');
  }
  const checked = messages.map(({ role, content }, i) => {
    if (role !== 'user' && role !== 'assistant') {
      throw invalid(
        `1 validation error detected: Value at 'messages.${i + 1}.member.role' failed to satisfy constraint: Member must satisfy enum value set: [user, assistant]`,
      );
    }
    if (role === messages[i - 1]?.role) {
      throw invalid(
        'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
      );
    }
    return { role, text: textOf(content ?? [], i) };
  });
  if (checked[checked.length - 1]?.role !== 'user') {
    throw modelError('This model does not support assistant message prefill. The conversation must end with a user message.');
  }
  return checked;
}

function textOf(content: readonly ContentBlock[], message: number): string {
  if (content.length === 0) {
    throw invalid(
      `The content field in the Message object at messages.${message} is empty. Add a ContentBlock object to the content field and try again.`,
    );
  }
  const texts = content.map((block, i) => {
    if (block.cachePoint || block.reasoningContent) return '';
    if (block.text === undefined)
      throw new Refusal(`a ${Object.keys(block)[0]} block is not hosted here, only text; see docs/local-coverage.md`, 'bedrock-runtime');
    if (block.text.trim() === '') {
      throw invalid(
        `The text field in the ContentBlock object at messages.${message}.content.${i} is blank. Add text to the text field, and try again.`,
      );
    }
    return block.text;
  });
  return texts.filter((text) => text !== '').join('\n');
}
