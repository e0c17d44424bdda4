import { ENGLISH_YES } from './english-yes';
import type { Language } from './language';
import { saidTimeInEnglish } from './said-time/english';
import texts from './texts/en_US.json';
import { yesIn } from './yes';

export const english: Language = {
  localeId: 'en_US',
  code: 'en',
  name: 'English',
  texts,
  saidTime: saidTimeInEnglish,
  keywords: {
    greeting:
      /\b(?:hi|hiya|hello|hey|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|(?:any|some)(?:body|one)|are you there|how are you|nice to)\b/i,
    aboutThis:
      /\b(?:demo|demonstration|atlas|(?:what|explain|about)\b[^?]{0,20}\b(?:this|here|service|number|line|assistant|for|going on|you do)|what can (?:i|you)|(?:who|what) am i)\b/i,
    person: /\b(?:robot|human|person|machine|bot|computer|who are you|talking to)\b/i,
    privacy: /\b(?:safe|secure|security|privacy|private|data|record|recorded|recording)\b/i,
    price: /\b(?:cost|costs|price|prices|pricing|expensive|free)\b/i,
    cancel: /\b(?:cancel|forget|never ?mind|no longer|don['’]?t (?:call|ring|phone)|do not (?:call|ring|phone)|without (?:a|the) call)/i,
    plus: /\+|\bplus\b/i,
    anotherNumber: /\b(?:other|another|different|new|wrong) (?:phone |telephone )?number\b/i,
  },
  leadIns: {
    Name: /^(?:(?:yes|sure|okay|hi|hello)[,.]?\s+)?(?:(?:my|the)\s+name(?:\s+is|'s)|this\s+is|it(?:'s|\s+is)|i(?:'m|\s+am)|you\s+can\s+call\s+me)\s+/i,
    Company:
      /^(?:(?:i(?:'m|\s+am)|we(?:'re|\s+are)|it(?:'s|\s+is)|that(?:'s|\s+is))\s+)?(?:calling\s+from|from|with|at|called)\s+|^(?:it(?:'s|\s+is)|that(?:'s|\s+is)|we(?:'re|\s+are))\s+/i,
    UseCase: /^(?:it(?:'s|\s+is)\s+)?about\s+|^(?:i(?:'d|\s+would)\s+like|i\s+want|we\s+want)\s+to\s+(?:talk|speak|ask)\s+about\s+/i,
  },
  saysYes: yesIn(ENGLISH_YES),
};
