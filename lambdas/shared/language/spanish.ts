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
    machine: words(
      '(?:deje|dejar) (?:un|su) mensaje|despu[eé]s de(?:l tono| la se[nñ]al)|buz[oó]n|no (?:puedo|podemos) (?:contestar|atender)',
    ),
    declines: words(
      '(?:no es )?(?:un )?(?:buen|mal) momento|no me interesa|estoy (?:ocupad[oa]|manejando|conduciendo)|n[uú]mero equivocado|ahora no|no tengo tiempo',
    ),
    call: /llam/i,
    whenIsIt: words('cu[aá]ndo.*(?:llaman?|llamar|llamada)|a qu[eé] hora|sigue reservada|tengo una llamada|cu[aá]nto falta'),
    leave:
      /^(?:(?:no|eh|perd[oó]n|por favor)[,.]? )*(?:cancel(?:ar|e|a|o)(?: (?:eso|esto|todo|la llamada))?|olv[ií]del[oa]|d[eé]jelo|d[eé]jalo|mejor no|ya no|pare|cambi[eé] de opini[oó]n)(?: por favor)?[.!]?$/iu,
    repeat:
      /^[¿¡]?(?:(?:perd[oó]n|disculpe|por favor|me|lo|puede|podr[ií]a|eh|no)[,.?]? )*(?:repit[ea](?:lo)?|repetir(?:lo)?|otra vez|de nuevo|una vez m[aá]s|d[ií]galo otra vez|c[oó]mo(?: dijo)?|qu[eé](?: dijo)?|perd[oó]n|(?:le |lo )?(?:escuch[eé]|entend[ií]|o[ií])(?: bien)?)(?: por favor)?[.?!]?$/iu,
    help: words('ayuda|ay[uú]deme|ayudar|opciones|men[uú]|perdid[oa]|confundid[oa]|qu[eé] puedo decir|no s[eé] qu[eé]|no entiendo qu[eé]'),
    goodbye: words(
      'adi[oó]s|hasta (?:luego|pronto|ma[nñ]ana)|chao|chau|nos vemos|eso es todo|eso ser[ií]a todo|nada m[aá]s|puede colgar|ya termin[eé]|que (?:tenga|pase) (?:un )?buen',
    ),
    someone: words(
      'agente|operadora?|representante|human[oa]|persona|alguien|gerente|supervisora?|colega|transfi[eé]rame|p[aá]seme|comun[ií]queme',
    ),
    technology: words(
      'tecnolog[ií]as?|t[eé]cnicamente|t[eé]cnic[oa]|arquitectura|infraestructura|software|construid[oa]|hecho con|base de datos',
    ),
    cloud: words('nube|aws|azure|servidor(?:es)?|amazon web services'),
    model: words('(?:qu[eé]|cu[aá]l) (?:modelo|inteligencia artificial|ia)|es (?:claude|chat ?gpt|gpt)|inteligencia artificial'),
    voice: words('qu[eé] voz|reconocimiento de voz|amazon (?:lex|polly|connect)'),
    otherLanguage: words('ingl[eé]s|english'),
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
