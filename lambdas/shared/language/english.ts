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
    cancel:
      /\b(?:cancel(?!l?ed)|forget|never ?mind|no longer|don['’]?t (?:call|ring|phone)|do not (?:call|ring|phone)|without (?:a|the) call)/i,
    machine:
      /\b(?:leave (?:a|your|me a|us a) (?:\w+ )?message|after the (?:tone|beep)|at the tone|voice ?mail|mailbox|(?:not|n['’]t) available (?:right now|at the moment|to take)|can(?: ?not|['’]t) (?:come to the phone|take your call|answer the phone))\b|\(beep\)/i,
    declines:
      /\b(?:not a good (?:time|moment)|bad (?:time|moment)|not interested|i(?:['’]m| am) (?:busy|driving|in a meeting)|wrong number|not (?:right )?now|no time)\b/i,
    call: /\b(?:call|calls|calling|callback|ring|phone)\b/i,
    whenIsIt:
      /\b(?:when|what time|how long until|how soon)\b.*\b(?:call|callback|ring|phone|hear from you)\b|\b(?:still|do i have|is there|have i|am i)\b.*\b(?:booked|callback|call)\b/i,
    leave:
      /^(?:(?:no|oh|um|uh|sorry|please|actually)[,.]? )*(?:cancel(?: (?:it|that|this|the call|the callback|everything))?|never ?mind|forget (?:it|that|about it)|stop(?: it)?|quit|leave it|abort|i changed my mind)(?: please)?[.!]?$/i,
    repeat:
      /^(?:(?:sorry|um|uh|oh|please|can you|could you|would you|what|excuse me|i)[,.?]? )*(?:repeat(?: (?:that|it|the question|please))*|say (?:that|it) (?:again|once more)|(?:once|one more time|again|come again|run that by me again|tell me (?:that )?again|go over that again)(?: more)?|what(?: did you say| was that)?|pardon(?: me)?|beg your pardon|did(?: not|n['’]?t) (?:catch|hear|get|understand) (?:that|you|it)|you cut out.*)(?: please| again)?[.?!]?$/i,
    help: /\b(?:help|assist|guide|hand|options|choices|menu|confused|stuck|lost)\b|\bwhat (?:can|should|do) i (?:say|do)\b|\b(?:don['’]?t|do not) (?:know|understand) what\b|\bhow do i use\b/i,
    goodbye:
      /\b(?:bye|good ?bye|so long|ciao|see you|see ya|farewell|cheers|take care|talk to you later|hang up|end the call|have to go|got to go|gotta go)\b|^(?:thanks|thank you|no|okay|ok|and|well)?[,.]? ?(?:good night|that['’]?s (?:it|all)|that is (?:it|all)|that (?:will|would|['’]ll) be all|nothing (?:else|more)|i['’]?m done|i am done|we are done|have a (?:nice|good|great) .*)/i,
    someone:
      /\b(?:agent|operator|representative|rep|human|person|someone|somebody|manager|supervisor|colleague|specialist|advisor|transfer|put me through|connect me|real people)\b/i,
    technology:
      /\b(?:what|which)\b[^?]{0,20}\b(?:technolog\w+|tech|stack|software|architecture|infrastructure|tools|database)\b[^?]{0,25}\b(?:you|this|it|here|behind|use[ds]?|that)\b|\b(?:what(?:['’]s| is) the (?:tech )?(?:stack|infrastructure|architecture)|about the technology|the architecture|under the hood|technically|how (?:is|are|was|were) (?:this|you|it) (?:built|made|created)|(?:built|running|based) (?:on|with))\b/i,
    cloud: /\b(?:which|what) cloud\b|\b(?:aws|azure|google cloud|amazon web services|servers?|data ?cent(?:er|re)s?|hosted)\b/i,
    model:
      /\b(?:(?:which|what) (?:(?:ai|language|large language|llm) ?)+(?:model)?|is (?:this|it) (?:claude|chat ?gpt|gpt|gemini|an? ai)|are you (?:claude|chat ?gpt|gpt|an? ai)|how are your answers (?:generated|made|written))\b/i,
    voice:
      /\b(?:(?:which|what)(?:['’]s| is)? (?:your )?(?:voice|speech)|speech recognition|text to speech|voice technology|what voice|amazon (?:lex|polly|connect))\b/i,
    otherLanguage:
      /\b(?:español|espanol|in spanish|spanish please|switch to spanish|speak spanish|castellano)\b|^spanish[.?!]?$|\bingl[eé]s\b/i,
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
