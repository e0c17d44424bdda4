import type { Line } from './converse';
import { hashOf } from './pick';
import { keysAskedFor } from './scenario';

/** The prompt wants Spanish: "reply in Spanish only", "plain Spanish". */
export const asksForSpanish = (system: string): boolean => /\b(?:in|plain) Spanish\b/.test(system);

/** What the model says next, of a few sentences that fit nearly any talk; never the same twice in a conversation while some are left. */
export function converseInSpanish(lines: readonly Line[]): string {
  const before = new Set(lines.filter(({ role }) => role === 'assistant').map(({ text }) => text));
  const last = lines[lines.length - 1]?.text ?? '';
  const left = REPLIES.filter((reply) => !before.has(reply));
  return pick(left.length > 0 ? left : REPLIES, last);
}

/** A scenario, or the part of one, as the JSON object that was asked for. */
export function writeScenarioInSpanish(prompt: string, message: string): string {
  return JSON.stringify(Object.fromEntries(keysAskedFor(prompt).map((key) => [key, partOf(key, message)])));
}

function partOf(key: string, message: string): string | readonly string[] {
  if (key === 'points') return POINTS;
  return key === 'answers' ? ANSWERS : pick(PARTS[key] ?? REPLIES, message);
}

const pick = (choices: readonly string[], seed: string): string => choices[hashOf(seed) % choices.length] ?? '';

const REPLIES = [
  'Claro que sí, con mucho gusto. Las llamadas se contestan a cualquier hora del día, y nadie tiene que esperar en la línea.',
  'Es una buena pregunta. Lo más importante es que cada llamada llegue a la persona que puede ayudar. ¿Cómo lo hacen hoy en su empresa?',
  'Sí, eso se puede hacer. Un colega le puede mostrar los detalles con un ejemplo de su propio trabajo.',
  'Depende de cómo trabajan ustedes. ¿Qué es lo que más tiempo les quita con las llamadas de los clientes?',
  'Entiendo. Muchas empresas empiezan con un solo tema y después agregan los demás. ¿Con cuál empezaría usted?',
  'Por lo general no hace falta cambiar nada el primer día. Se prueba con unas pocas llamadas y se ve cómo responde la gente.',
];
const PARTS: Readonly<Record<string, readonly string[]>> = {
  opening: [
    'Le llamo por lo que nos contó. ¿Qué le gustaría mejorar primero?',
    'Hablemos de lo que nos pidió. ¿Cómo lo hacen hoy en su empresa?',
  ],
  goal: ['Averiguar qué necesita la persona y cuál es el próximo paso.', 'Entender cómo trabajan hoy y qué debería ser mejor para ellos.'],
  closing: ['Gracias por su tiempo. Un colega dará seguimiento a esto. Adiós.', 'Gracias por la conversación. Que tenga un buen día.'],
};
const POINTS = [
  'A quien llama se le contesta enseguida, a cualquier hora del día.',
  'Cada solicitud queda guardada, y no se pierde ninguna.',
  'Un colega puede mostrar cómo encaja con su trabajo.',
];
const ANSWERS = [
  'El primer día nadie tiene que cambiar su manera de trabajar.',
  'Una persona puede atender la llamada cuando el cliente lo prefiere.',
];
