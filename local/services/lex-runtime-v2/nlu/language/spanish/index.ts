import { type Language, wordSet } from '../language';
import { confirmation } from './confirmation';
import { digits } from './digits';
import { names } from './names';
import { numberOf } from './number';
import { stem } from './stem';
import { times } from './times';

export const spanish: Language = {
  code: 'es',
  name: 'Spanish',
  hasEmbeddings: false,
  fillers: wordSet('eh em este esto mmm hmm ah um'),
  stopWords: wordSet(
    `a ahora al algo alguien ante aqui asi aun bien buenas buenos cada como con cosa cual cuando de del dia dias donde el ella ellos en entonces era es esa ese eso
esta estaba estar este esto estoy favor fue gracias gusta gustaria ha hace hacer han has hasta hay he hola hoy la las le les lo los manana mas me mejor mi mis mucho
muy necesito ni no nos o otra otro para pero poco podria por porque pueda puede pueden puedo pues que queria quien quiero quisiera saber se ser si sin
sobre solo son soy su sus tal tan tardes te tengo tiene todo tu un una uno unos usted va vamos ver voy y ya yo`,
  ),
  writtenOut: (word) => [word.replaceAll("'", '')],
  ...{ stem, confirmation, names, digits, numberOf, times },
  codeCarriers: ['es', 'el codigo es', 'el numero es', 'mi codigo es', 'mi numero es', 'la clave es'],
  doubt: { unknown: /\b(no se|no lo se|ni idea|no estoy segur[oa])\b/, maybe: /\b(quizas?|tal vez|a lo mejor|posiblemente|puede ser)\b/ },
};
