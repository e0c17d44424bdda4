/** Said by the way: they change nothing about what is asked. */
const FILLERS =
  words(`a an the please so well um uh ok okay and or but hey hi hello atlas just really actually exactly maybe perhaps then now
is are was were be been am do does did can could would will should may might has have had to of in on at with by from as there here s re m ll
tell know say explain describe like want wanna me us let lets something anything more bit little thing kind quick question about`);

/** What they ask with. The order of these stays: "can you call me" is not "can I call you". */
const ASKING = words('what how why who when where which you your i my we our they much many long often any');

/** What Atlas is asked about by everyone. A name, a number or anything else of one caller's own is not among them. */
const TOPICS = words(`demo assistant bot robot machine computer human person agent colleague team staff people
work works working function use used uses run runs made make build built create created company business product service services feature features
cost costs price prices pricing pay paid expensive cheap free trial charge charges fee fees
data privacy private secure security safe record recorded recording recordings store stored keep kept delete deleted share shared gdpr
call calls callback callbacks phone line hours hour open opening closed take takes day night weekend weekends holiday holidays available available
salesforce crm integrate integrates integration lead leads sales support customer customers help
technology tech ai model models amazon aws cloud connect lex bedrock lambda voice speech fast quick quickly slow latency learn train trained
language languages english spanish french german accent accents understand speak speaks
appointment appointments book booking schedule transfer website email`);

/** May point at what was said before: what they mean depends on the talk. */
const POINTING = words('it its this that these those them one same again else');

const CLASS_MAX_WORDS = 8;
const QUESTION_MAX_CHARACTERS = 120;

/**
 * The class of a question that anybody may ask and whose answer may be shared: its words without the fillers, in order. Every word of a class is in
 * the lists above, so nothing that a caller said of themselves can become part of a key. `undefined`: not such a question.
 */
export function questionClassOf(transcript: string, isFirst: boolean): string | undefined {
  if (transcript.length > QUESTION_MAX_CHARACTERS || /\d/.test(transcript)) return undefined;
  const said =
    transcript
      .toLowerCase()
      .replace(/[’']/g, ' ')
      .match(/\p{L}+/gu) ?? [];
  const asked: string[] = [];
  for (const word of said) {
    if (FILLERS.has(word)) continue;
    if (POINTING.has(word)) {
      if (!isFirst) return undefined;
      continue;
    }
    if (!ASKING.has(word) && !TOPICS.has(word)) return undefined;
    asked.push(word);
  }
  const isOne = asked.length <= CLASS_MAX_WORDS && asked.some((word) => TOPICS.has(word)) && isAsking(said);
  return isOne ? asked.join(' ') : undefined;
}

/** A statement ("my demo is free") is answered, not looked up. */
const isAsking = ([first = '', second = '']: readonly string[]): boolean =>
  BEGINNINGS.has(first) || (FILLERS.has(first) && BEGINNINGS.has(second));

const BEGINNINGS = words('what how why who when where which is are do does did can could would will should tell explain describe');

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
