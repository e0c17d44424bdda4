import { type Language, wordSet } from '../language';
import { confirmation } from './confirmation';
import { digits } from './digits';
import { names } from './names';
import { numberOf } from './number';
import { stem } from './stem';
import { times } from './times';
import { writtenOut } from './written-out';

export const english: Language = {
  code: 'en',
  name: 'English',
  hasEmbeddings: true,
  fillers: wordSet('um umm uh uhm er erm ah eh hmm hm'),
  stopWords: wordSet(
    `a able about actually after again all also am an and any anybody anyone anything anyway are as at back be because been before being but by can could
did do does doing down for from get getting give go going good got had has have he her here him his hope hoping how i if in into is it its just kind
kindly know later let like little make may maybe me might mine minute minutes moment more most much must my need needs now of off ok okay on one or our
out over perhaps please possible possibly put quick quickly rather really right she should so some somebody someone something soon sort still sure take
tell than thank thanks that the their them then there these they thing think this those to today tomorrow tonight too try trying up us very want wanted
was way we well were what when where whether which while who whom why will with wonder wondering would yeah yes you your yours`,
  ),
  ...{ writtenOut, stem, confirmation, names, digits, numberOf, times },
  codeCarriers: ['it is', 'that is', 'the code is', 'the number is', 'my code is', 'my number is', 'the id is', 'my id is'],
  doubt: { unknown: /\b(do not know|no idea|not sure)\b/, maybe: /\b(maybe|perhaps|possibly|might)\b/ },
};
