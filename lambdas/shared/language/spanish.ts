import type { Language } from './language';
import { saidTimeInSpanish } from './said-time/spanish';
import { SPANISH_YES } from './spanish-yes';
import texts from './texts/es_US.json';
import { yesIn } from './yes';

/** `\b` knows no accents: words begin and end where no letter stands. */
const words = (alternatives: string): RegExp => new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');

/** Of the Americas; the caller is `usted`. */
export const spanish: Language = {
  localeId: 'es_US',
  code: 'es',
  name: 'Spanish',
  texts,
  saidTime: saidTimeInSpanish,
  keywords: {
    greeting: words('hola|buenas|buenos d[ií]as|buenas (?:tardes|noches)|alguien|qu[eé] tal|c[oó]mo est[aá]s?|mucho gusto|aló|bueno'),
    aboutThis: words(
      'demo|demostraci[oó]n|atlas|qu[eé] es (?:esto|este)|para qu[eé] (?:es|sirve)|qu[eé] (?:puede|puedes|hace|haces)|con qui[eé]n hablo',
    ),
    person: words('robot|humano|persona|m[aá]quina|bot|computadora|qui[eé]n (?:es|eres)|con qui[eé]n'),
    privacy: words('segur[oa]s?|seguridad|privacidad|privad[oa]s?|datos|graban?|grabad[oa]|grabaci[oó]n'),
    price: words('cuestan?|costo|precios?|cobran?|caro|gratis'),
    cancel: words('cancel[ae]r?|cancelen?|olv[ií]del[oa]|olvide|ya no|no me llamen?|no llamen?|sin llamada|mejor no'),
    plus: /\+|(?<!\p{L})m[aá]s(?!\p{L})/iu,
    anotherNumber: words('(?:otro|nuevo|diferente|distinto) n[uú]mero|n[uú]mero (?:equivocado|nuevo|diferente|distinto)'),
  },
  leadIns: {
    Name: /^(?:(?:s[ií]|claro|hola|buenas)[,.]?\s+)?(?:(?:mi|el)\s+nombre\s+es|me\s+llamo|soy|le\s+habla|habla)\s+/iu,
    Company:
      /^(?:(?:soy|somos|es|llamo|trabajo|le\s+llamo|les\s+llamo)\s+)?(?:de(?:\s+la\s+empresa)?|para|en|desde)\s+|^(?:la\s+empresa\s+(?:es|se\s+llama)|se\s+llama|es|somos)\s+/iu,
    UseCase: /^(?:es\s+)?sobre\s+|^(?:quiero|quisiera|me\s+gustar[ií]a|queremos)\s+hablar\s+(?:de|sobre)\s+/iu,
  },
  saysYes: yesIn(SPANISH_YES),
};
