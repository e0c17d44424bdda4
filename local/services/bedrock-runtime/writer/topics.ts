/** Words that cannot be what a sentence is about, or that would read badly after "on" and "about". */
const NOT_TOPICS = new Set(
  `able about above accept across actually after afternoon again against agree ahead alive allow almost alone along already alright also although always
among amount another answer anybody anymore anyone anything anyway anywhere apart appear apparently around arrive asked asking asks atlas automated away
awful back badly based basically because become becomes been before began begin behind being believe below beside best better between beyond both bored
boring bring bringing brings broke brought busy call called callback caller callers calling calls came cannot care careful carefully certain certainly
change changed check clear clearly close come comes coming complete completely consider consist contain continue could correct course crazy current
currently days deal dear definitely depend depends describe despite differ different difficult directly does doing done dont down drink drive dude during
each early easily easy eats either eleven else emergency enough entire entirely especially even evening ever every everybody everyone everything
everywhere exact exactly excellent except excited exciting excuse exist expect explain explained extremely fact fail failed fairly fall false fantastic
fast feel feeling feels fell felt figure final finally find fine finish finished first five folks follow following forever forget forgot forty found four
free friendly from fully funny further gave gets getting gibberish give given gives giving glad goes going gone gonna good goodbye goodnight gotta great
greetings guess guys half hand happen happened happens happy hard hardly hasnt hate have having hear heard hello help helped helpful helping helps here
hers herself hey highly himself hold hope hoped hopefully hoping hours however huge human hundred idea imagine immediately important improve include
indeed instead interested interesting into itself just keep keeping keeps kept kind kindly knew know knowing known knows large last late lately later
laugh lead learn least leave left less lets lied like liked likely likes listen listening literally little live lives living long longer look looked
looking looks lose lost lots loud love loved lovely loves made main mainly make makes making many maybe mean means meant meet mention mentioned merely
might mind mine minute minutes miss moment month months more morning most mostly move moved much must myself name named names near nearly necessary need
needed needs neither never nevertheless next nice night nine nobody none nope normal normally nothing notice nowhere number numbers obviously often okay
once only onto open opinion other others otherwise ours ourselves over overall pardon part particular past people perfect perfectly perhaps person
personally pick place plain play please plus point possible possibly prefer pretty previous probably properly provide quick quicker quickly quiet quite
ready real realize really reason recently regarding regards relate remember repeat respond right robot robots rude said same saying says second seem
seemed seems seen send sent serious seriously seven several shall short should show showed shown shows shut side silly similar simple simply since sing
sister sixty slow slowly small smart some somebody somehow someone something sometimes somewhat somewhere soon sorry sort sound sounded sounds speak
speaking speaks spoke stand start started starts stay still stop stopped stopping strange stuff stupid such suddenly suggest sure surely take taken takes
taking talk talked talking talks tell telling tells terrible than thank thanks that thats their theirs them themselves then there therefore these they
thing things think thinking thinks third thirty this those though thought thousand three through throughout thus till tired today together told tomorrow
tonight took total totally toward towards tried tries trouble true truly trying turn turned turns twelve twenty twice under understand understands
understood unfortunately unless unlike until upon used useful uses using usual usually various very wait waited waiting walk wanna want wanted wanting
wants watch ways week weekend weeks welcome well went were whatever when whenever where wherever whether which while whoever whole whom whose will wish
with within without wonder wonderful wondering wont wont word words work worked working works worse worst worth would wouldnt write writes writing wrong
wrote yeah year years yesterday your yours yourself yourselves zero dumb idiot moron useless hell damn crap suck sucks fuck fucking shit bitch bastard
asshole ugly fool fools loser trash garbage nonsense blah fridge ignore instruction instructions rule rules system prompt pretend yell yelling scream
answers questions question answering reply gets also quiet alexa siri cheers brilliant awesome amazing cool super tall short older younger bigger smaller
cheap expensive costly heavy light dark bright cold warm deep wide thin thick rich poor strong weak possible impossible available unavailable afraid sad angry
upset confused curious worried nervous hungry thirsty sleepy sick healthy lazy cute quicker slower jumps jump jumped jumping runs running swims swim flies eating drinking
sleeping reading singing dancing laughing crying bought sold buys sells paid pays breaks broken reset cancel cancelled canceled order ordered book booked schedule
scheduled remind reminded recommend recommended compare compared integrate integrates handle handles manages manage reach reached spell spelled translate
what which guarantee promise promised connect connected transfer transferred happens recall solve solved save saved happening hiring secure sell sells crash crashes crashed english spanish german french italian chinese russian portuguese blue brown black white green yellow orange free
fewer missed lesser miss misses close worry worries fear hate sweet fresh official special latest newest serve serves pretend believe refuse remove delete install update updates upgrade
forward record records deliver delivers receive receives accept accepts support supports matter matters question questions grief wants`.split(
    /\s+/,
  ),
);

/** After these words a person may be named. */
const BEFORE_NAMES = new Set(['am', "i'm", 'im', 'mister', 'mrs', 'named', 'called']);

/** Before a noun, and as it is said back to the one who said it. */
const DETERMINERS: Readonly<Record<string, string>> = {
  my: 'your ',
  our: 'your ',
  your: 'our ',
  the: 'the ',
  a: 'the ',
  an: 'the ',
  this: 'this ',
  that: 'that ',
  these: 'these ',
  those: 'those ',
};

/** Other words that a noun follows. */
const BEFORE_NOUN = new Set(['about', 'of', 'for', 'on', 'with', 'some', 'any', 'more', 'new', 'no']);

/** What the caller talks about: at most two things that can stand after "on" or "about", the likeliest first. */
export function topicsOf(text: string): readonly string[] {
  const asSaid = text.match(/[A-Za-z']+/g) ?? [];
  const words = asSaid.map((word) => word.toLowerCase());
  const candidates = words.flatMap((word, i) => {
    const before = words[i - 1] ?? '';
    const isNamed = BEFORE_NAMES.has(before) || (before === 'is' && ['name', 'this'].includes(words[i - 2] ?? ''));
    if (isNamed || !isTopic(word)) return [];
    // A determiner may have one adjective after it: "a bad accent".
    const determiner = DETERMINERS[before] ?? (isTopic(before) ? undefined : DETERMINERS[words[i - 2] ?? '']);
    const weight = (determiner || BEFORE_NOUN.has(before) ? 2 : 0) + (NOUN_ENDING.test(word) ? 1 : 0);
    // A proper name within a sentence keeps its capital.
    const written = i > 0 && /^[A-Z][a-z]+$/.test(asSaid[i] ?? '') ? asSaid[i] : word;
    return [{ topic: `${determiner ?? ''}${written}`, weight, i }];
  });
  const best = candidates.sort((a, b) => b.weight - a.weight || a.i - b.i).map(({ topic }) => topic);
  return [...new Set(best)].slice(0, 2);
}

const NOUN_ENDING = /(?:tion|sion|ment|ness|ity|ance|ence|ship|ware|ing|ers?|ies|age|ism|ist|ology)$/;

/** At least four letters, not too long to be said, no adverb, no odd heap of letters. */
function isTopic(word: string): boolean {
  if (word.length < 4 || word.length > 16 || word.includes("'")) return false;
  if (NOT_TOPICS.has(word) || /ly$|ing$|(?:[^s]|ss)ed$/.test(word)) return isNounAnyway(word);
  return /[aeiouy]/.test(word) && !/[^aeiouy]{5}|(.)\1\1/.test(word);
}

const NOUNS = new Set([
  'billing',
  'pricing',
  'marketing',
  'training',
  'hosting',
  'shipping',
  'banking',
  'building',
  'meeting',
  'reporting',
  'routing',
  'testing',
  'onboarding',
  'family',
  'supply',
  'assembly',
  'anomaly',
  'plumbing',
  'accounting',
  'engineering',
  'scheduling',
  'forecasting',
  'cooking',
  'gardening',
  'painting',
  'wedding',
  'spring',
]);
const isNounAnyway = (word: string): boolean => NOUNS.has(word);
