/** The part of the Web Speech API that the page uses: TypeScript's DOM library does not describe it. */
interface Recognition {
  lang: string;
  onresult: ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
}

type RecognitionConstructor = new () => Recognition;

const found = (window as { SpeechRecognition?: RecognitionConstructor; webkitSpeechRecognition?: RecognitionConstructor }) ?? {};
const Constructor = found.SpeechRecognition ?? found.webkitSpeechRecognition;

/** Undefined in a browser that has none. */
export const newRecognition: (() => Recognition) | undefined = Constructor && (() => new Constructor());
