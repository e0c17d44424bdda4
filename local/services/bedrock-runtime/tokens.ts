/** Pieces of about four characters, words first, as current tokenizers cut English. Joined, they are the text. */
export const tokensOf = (text: string): string[] => text.match(/\s*(?:\p{L}{1,7}|\p{N}{1,3}|[^\s\p{L}\p{N}])|\s+$/gu) ?? [];

export const countTokens = (text: string): number => tokensOf(text).length;
