import { understandConfirmation } from '../../../../../local/services/lex-runtime-v2/nlu/confirmation';
import { spanish } from '../../../../../local/services/lex-runtime-v2/nlu/language/spanish';
import { parseSample } from '../../../../../local/services/lex-runtime-v2/nlu/sample-utterance';
import { builtInSlotTypes } from '../../../../../local/services/lex-runtime-v2/nlu/slots';
import { tokenize, withoutFillers } from '../../../../../local/services/lex-runtime-v2/nlu/tokens';
import { understanding } from '../../../../../local/services/lex-runtime-v2/nlu/understanding';

const types = builtInSlotTypes(spanish, () => Date.parse('2026-11-18T18:00:00Z'));
const elicited = (type: string, utterance: string) =>
  types[type]?.elicited(utterance, withoutFillers(tokenize(utterance, spanish), spanish))?.interpretedValue;

describe('a caller who speaks Spanish', () => {
  it.each([
    ['Me llamo José', 'José'],
    ['pues, mi nombre es María', 'María'],
    ['soy Ana de Acme', 'Ana'],
    ['Lucía', 'Lucía'],
    ['no sé', undefined],
    ['quiero hablar con una persona', undefined],
  ])('%s: the name is %s', (said, name) => expect(elicited('AMAZON.FirstName', said)).toBe(name));

  it.each([
    ['cuatro uno cinco, cinco cinco cinco, dos seis siete uno', '4155552671'],
    ['cuatro quince, cinco cincuenta y cinco, veintiséis setenta y uno', '4155552671'],
    ['es el 415 555 2671, gracias', '4155552671'],
    ['más uno cuatro uno cinco triple cinco dos seis siete uno', '14155552671'],
    ['no tengo teléfono', undefined],
  ])('%s: the number is %s', (said, number) => expect(elicited('AMAZON.PhoneNumber', said)).toBe(number));

  it.each([
    ['cuarenta y dos', '42'],
    ['ciento cinco', '105'],
    ['dos mil trescientos', '2300'],
    ['unos veintitrés', '23'],
    ['un millón', '1000000'],
  ])('%s is %s', (said, number) => expect(elicited('AMAZON.Number', said)).toBe(number));

  it.each([
    ['sí', 'yes'],
    ['claro que sí, gracias', 'yes'],
    ['sí por favor, llámeme', 'yes'],
    ['está bien', 'yes'],
    ['no, gracias', 'no'],
    ['ese no es', 'no'],
    ['mejor no', 'no'],
    ['sí, pero espere, no', 'no'],
    ['¿qué es eso?', undefined],
    ['hasta luego', undefined],
  ])('%s means %s', (said, answer) => expect(understandConfirmation(said, spanish)).toBe(answer));

  it.each([
    ['hola', 'Greeting', 1],
    ['quisiera que me llamaran mañana', 'Callback', undefined],
    ['por favor llámenme', 'Callback', undefined],
    ['¿qué puede hacer esta demostración?', 'AboutDemo', undefined],
    ['me gusta la pizza con piña', 'FallbackIntent', undefined],
  ])('%s is %s', async (said, intent, score) => {
    const of = (name: string, ...utterances: string[]) => ({
      name,
      samples: utterances.map((text) => parseSample(text, spanish)),
      slotTypes: {},
    });
    const { interpret } = understanding(
      [
        of('Greeting', 'hola', 'buenos días', 'buenas tardes'),
        of('Callback', 'quiero que me llamen', 'llámeme', 'devuélvame la llamada', 'llámenme más tarde'),
        of('AboutDemo', 'qué es esta demostración', 'qué puede hacer la demostración', 'hábleme de la demostración'),
      ],
      { fallback: 'FallbackIntent', threshold: 0.4, language: spanish },
    );
    const [best] = await interpret(said);
    expect(best?.intent).toBe(intent);
    if (score !== undefined) expect(best?.score).toBe(score);
  });
});

it.each([
  ['AMAZON.Date', 'mañana', '2026-11-19'],
  ['AMAZON.Date', 'el viernes por la tarde', '2026-11-20'],
  ['AMAZON.Time', 'las tres y media de la tarde', '15:30'],
  ['AMAZON.Time', 'las tres', '03:00'],
  ['AMAZON.Time', 'las cinco menos cuarto', '04:45'],
  ['AMAZON.Duration', 'dos horas y media', 'PT2H30M'],
  ['AMAZON.Duration', 'media hora', 'PT30M'],
])('%s: %s', (type, said, value) => {
  expect(types[type]?.elicited(said, tokenize(said, spanish))?.interpretedValue).toBe(value);
});
