import { problemWithSsml } from '../ssml';

const MAX_MESSAGES = 10;
const MAX_MESSAGE_LENGTH = 1024;
const CONTENT_TYPES = ['PlainText', 'SSML', 'CustomPayload', 'ImageResponseCard'];

/** Why Lex would not take these messages; undefined when it would. */
export function problemWithMessages(messages: unknown): string | undefined {
  if (messages == null) return undefined;
  if (!Array.isArray(messages)) return 'has messages that are no list';
  if (messages.length > MAX_MESSAGES) return `has ${messages.length} messages, more than ${MAX_MESSAGES}`;
  for (const [i, message] of messages.entries()) {
    const problem = problemWithMessage(message);
    if (problem) return `has messages[${i}] ${problem}`;
  }
  return undefined;
}

function problemWithMessage(message: unknown): string | undefined {
  const { contentType, content, imageResponseCard } = (message ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof contentType !== 'string' || !CONTENT_TYPES.includes(contentType)) {
    return `with contentType ${JSON.stringify(contentType)}, expected one of ${CONTENT_TYPES.join(', ')}`;
  }
  if (contentType === 'ImageResponseCard') return imageResponseCard ? undefined : 'without imageResponseCard';
  if (typeof content !== 'string' || content === '') return 'without content';
  if (content.length > MAX_MESSAGE_LENGTH) return `of ${content.length} characters, more than ${MAX_MESSAGE_LENGTH}`;
  const problem = contentType === 'SSML' ? problemWithSsml(content) : undefined;
  return problem && `whose SSML ${problem}`;
}
