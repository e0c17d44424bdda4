/** A model's own way to say no, which leads a caller nowhere; ours offers something. */
const REFUSAL =
  /^\W*(?:(?:i'?m|i am) (?:sorry|afraid)|sorry|unfortunately|apologies)?\W*(?:but\W+)?i(?:'m| am)? ?(?:can ?not|can't|am unable to|unable to|won't|will not|am not able to|not able to)\s+(?:help|assist|do|discuss|answer|provide|comply|fulfill|continue|engage|respond)\b/i;

const RECHAZO =
  /^\W*(?:lo siento|lamentablemente|disculpe|perd[oó]n)?\W*(?:pero\W+)?no (?:puedo|podr[eé]|debo) (?:ayudar|asistir|hacer|hablar|responder|dar|cumplir|continuar)/iu;

export const isRefusal = (text: string): boolean => REFUSAL.test(text.replace(/[’]/g, "'")) || RECHAZO.test(text);
