import { type IntrinsicCall, parseIntrinsic } from '../intrinsics/parse';
import { compileExpression, type Expression } from '../jsonata/expression';
import { type Path, parsePath } from '../jsonpath/parse';
import { parseReferencePath, type ReferencePath } from '../jsonpath/reference-path';
import { SyntaxProblem } from '../jsonpath/text-reader';
import { type Problem, SCHEMA_PROBLEM } from './problems';

export type Language = 'JSONPath' | 'JSONata';
export type MachineType = 'STANDARD' | 'EXPRESS';

interface Surroundings {
  readonly machineType: MachineType;
  readonly language: Language;
  /** `/States/Create Lead` */
  readonly location: string;
  readonly state: string | undefined;
  /** Variables assigned around this flow: an inner scope may read them, not assign them. */
  readonly outerVariables: ReadonlySet<string>;
  /** These and the flow's own. */
  readonly variables: ReadonlySet<string>;
  /** Of every state read so far: a name stands for one state of the whole machine. */
  readonly names: Set<string>;
  readonly problems: Problem[];
}

/** Where in a definition something is being read, and who is told what is wrong there. */
export class Place {
  constructor(private readonly surroundings: Surroundings) {}

  static root(machineType: MachineType, problems: Problem[]): Place {
    const none = new Set<string>();
    return new Place({
      machineType,
      language: 'JSONPath',
      location: '',
      state: undefined,
      outerVariables: none,
      variables: none,
      names: new Set(),
      problems,
    });
  }

  in(changes: Partial<Omit<Surroundings, 'names' | 'problems'>>): Place {
    return new Place({ ...this.surroundings, ...changes });
  }

  get machineType(): MachineType {
    return this.surroundings.machineType;
  }

  get language(): Language {
    return this.surroundings.language;
  }

  get location(): string {
    return this.surroundings.location;
  }

  get outerVariables(): ReadonlySet<string> {
    return this.surroundings.outerVariables;
  }

  get variables(): ReadonlySet<string> {
    return this.surroundings.variables;
  }

  get names(): Set<string> {
    return this.surroundings.names;
  }

  problem(field: string, what: string, code = SCHEMA_PROBLEM): void {
    const { location, state, problems } = this.surroundings;
    const path = field.replace(/\[(\d+)\]/g, '/$1').replaceAll('.', '/');
    problems.push({ state, field, what, code, location: field ? `${location}/${path}` : location });
  }

  /** Undefined, and a problem, when the text is no path. */
  path(field: string, text: unknown): Path | undefined {
    return this.read(field, text, parsePath, 'INVALID_JSON_PATH');
  }

  referencePath(field: string, text: unknown): ReferencePath | undefined {
    return this.read(field, text, parseReferencePath, 'INVALID_JSON_PATH');
  }

  intrinsic(field: string, text: unknown): IntrinsicCall | undefined {
    return this.read(field, text, parseIntrinsic, 'INVALID_INTRINSIC_FUNCTION');
  }

  /** Of a string `{% … %}`. */
  expression(field: string, text: unknown): Expression | undefined {
    return this.read(field, text, compileExpression, 'INVALID_JSONATA_EXPRESSION');
  }

  private read<Read>(field: string, text: unknown, reader: (text: string) => Read, code: string): Read | undefined {
    if (typeof text !== 'string') {
      this.problem(field, `expected a string, got ${JSON.stringify(text)}`);
      return undefined;
    }
    try {
      return reader(text);
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      this.problem(field, error.message, code);
      return undefined;
    }
  }
}
