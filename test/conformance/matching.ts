import type { Case } from './cases';

/**
 * Compares what was recorded with what happened. A recording has words in the place of whatever differs from run to run:
 * - `<…>`: any text; one with a number (`<uuid:1>`) the same text throughout the case. Before that, partitions and regions of ARNs.
 * - a value equal to its own name, and the value of a member named …Date or …Time: a header, a moment.
 * - whatever the recorded input has in the place of a text of the actual input: the same word, everywhere.
 * - the name of a function: it stands for the one that the case names.
 * - the length of an answer that has such a text in it: any length.
 * - a number or an id drawn at random, where the definition draws one: any word.
 * JSON texts are compared as JSON. Nothing else is made equal.
 */
export class Matching {
  private readonly bound = new Map<string, string>();
  private readonly functions: readonly string[];
  private readonly drawsNumbers: boolean;
  private readonly drawsIds: boolean;
  private readonly hasReplacedTexts: boolean;

  constructor(recorded: Case) {
    this.functions = Object.keys(recorded.lambdas ?? {});
    this.drawsNumbers = /States\.MathRandom|\$random/.test(recorded.definition);
    this.drawsIds = /States\.UUID|\$uuid/.test(recorded.definition);
    const [started] = recorded.events ?? [];
    const { input } = (started?.['executionStartedEventDetails'] ?? {}) as { input?: unknown };
    this.hasReplacedTexts = JSON.stringify(input ?? '').includes('<');
    if (input !== undefined) this.learn(parseJson(input), parseJson(recorded.input));
  }

  private readonly words = new Map<string, Set<string>>();

  /** What stands in a recorded input where the actual one has something else. */
  private learn(recorded: unknown, actual: unknown): void {
    if (typeof recorded === 'string' && typeof actual === 'string') {
      if (recorded !== actual && !recorded.includes('<'))
        this.words.set(recorded, (this.words.get(recorded) ?? new Set()).add(generic(actual)));
    } else if (typeof recorded === 'object' && recorded !== null && typeof actual === 'object' && actual !== null) {
      for (const [name, member] of Object.entries(recorded)) this.learn(member, (actual as Record<string, unknown>)[name]);
    }
  }

  /** Of an event's details, or of an answer: those of its members that are JSON texts are compared as JSON. */
  matches(recorded: Members, actual: Members): boolean {
    return namesIn(recorded, actual).every((name) => {
      if (name !== 'assignedVariables') return this.textMatches(recorded[name], actual[name], name);
      const [left, right] = [(recorded[name] ?? {}) as Members, (actual[name] ?? {}) as Members];
      return namesIn(left, right).every((variable) => this.same(parseJson(left[variable]), parseJson(right[variable]), variable));
    });
  }

  textMatches(recorded: unknown, actual: unknown, name: string): boolean {
    if (!JSON_TEXTS.includes(name)) return this.same(recorded, actual, name);
    return this.same(recorded, actual, name) || this.same(parseJson(recorded), parseJson(actual), name);
  }

  private same(recorded: unknown, actual: unknown, name: string): boolean {
    if (typeof recorded === 'string')
      return this.standsFor(recorded, actual, name) || (typeof actual === 'string' && this.textsMatch(recorded, generic(actual)));
    if (Array.isArray(recorded))
      return (
        Array.isArray(actual) && recorded.length === actual.length && recorded.every((item, index) => this.same(item, actual[index], name))
      );
    if (typeof recorded !== 'object' || recorded === null) return recorded === actual;
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return false;
    return namesIn(recorded, actual).every((each) => this.same((recorded as Members)[each], (actual as Members)[each], each));
  }

  private standsFor(recorded: string, actual: unknown, name: string): boolean {
    if (recorded === name || /^\w+EventDetails\.\w+$/.test(recorded)) return actual !== undefined;
    if (/(date|time)$/i.test(name) && /^[a-z-]+$/.test(recorded)) return actual !== undefined;
    if (name === 'mapRunArn') return typeof actual === 'string' && /:mapRun:/.test(actual);
    if (name === 'Content-Length') return this.hasReplacedTexts && /^\d+$/.test(recorded) && actual !== undefined;
    if (this.drawsIds && typeof actual === 'string' && UUID.test(actual)) return /^[\w-]+$/.test(recorded);
    return this.drawsNumbers && typeof actual === 'number' && /^\w+$/.test(recorded);
  }

  private textsMatch(recorded: string, actual: string): boolean {
    if (recorded === actual || this.words.get(recorded)?.has(actual)) return true;
    let replaced = actual;
    for (const [word, texts] of this.words) for (const text of texts) replaced = replaced.replaceAll(text, word);
    if (recorded === replaced) return true;
    if (recorded.includes('<') && this.placeholdersMatch(recorded, actual)) return true;
    return this.functions.some(
      (name) =>
        actual.endsWith(name) &&
        recorded.startsWith(actual.slice(0, -name.length)) &&
        /^\w+$/.test(recorded.slice(actual.length - name.length)),
    );
  }

  private placeholdersMatch(recorded: string, actual: string): boolean {
    const labels: string[] = [];
    const pattern = recorded.split(/(<<[^<>]+>[^<>]*>|<[^<>]+>)/).map((part, index) => {
      if (index % 2 === 0) return quoted(part);
      // Partition and region have been put in place of the actual ones, too.
      if (part === '<partition>' || part === '<region>') return quoted(part);
      const known = this.bound.get(part);
      if (known !== undefined) return quoted(known);
      labels.push(part);
      return '(.+?)';
    });
    const found = new RegExp(`^${pattern.join('')}$`, 's').exec(actual);
    if (!found) return false;
    for (const [index, label] of labels.entries()) if (/(:\d+|_\d+idx)>$/.test(label)) this.bound.set(label, found[index + 1] as string);
    return true;
  }
}

type Members = Readonly<Record<string, unknown>>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const JSON_TEXTS = ['input', 'output', 'parameters', 'cause'];

const namesIn = (...objects: object[]): string[] => [
  ...new Set(objects.flatMap((object) => Object.keys(object).filter((name) => (object as Members)[name] !== undefined))),
];

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Whatever the recorder made the same in every text. */
const generic = (text: string) =>
  text.replaceAll('arn:aws:', 'arn:<partition>:').replaceAll('us-east-1', '<region>').replaceAll('123456789012', '111111111111');
