import { type IntrinsicCall, parseIntrinsic } from '../intrinsics/parse';
import { compileExpression, type Expression } from '../jsonata/expression';
import { type Path, parsePath } from '../jsonpath/parse';
import { parseReferencePath, type ReferencePath } from '../jsonpath/reference-path';
import { SyntaxProblem } from '../jsonpath/text-reader';
import { type Problem, SCHEMA_PROBLEM } from './problems';

export type Language = 'JSONPath' | 'JSONata';
export type MachineType = 'STANDARD' | 'EXPRESS';

/** Where in a definition something is being read, and who is told what is wrong there. */
export class Place {
  constructor(
    readonly machineType: MachineType,
    readonly language: Language,
    /** `/States/Create Lead` */
    readonly location: string,
    readonly state: string | undefined,
    private readonly problems: Problem[],
    /** Variables assigned around this flow: an inner scope may read them, not assign them. */
    readonly outerVariables: ReadonlySet<string> = new Set(),
    /** These and the flow's own. */
    readonly variables: ReadonlySet<string> = new Set(),
  ) {}

  problem(field: string, what: string, code = SCHEMA_PROBLEM): void {
    const path = field.replace(/\[(\d+)\]/g, '/$1').replaceAll('.', '/');
    this.problems.push({ state: this.state, field, what, code, location: field ? `${this.location}/${path}` : this.location });
  }

  in(changes: {
    language?: Language;
    location?: string;
    state?: string;
    outerVariables?: ReadonlySet<string>;
    variables?: ReadonlySet<string>;
  }): Place {
    return new Place(
      this.machineType,
      changes.language ?? this.language,
      changes.location ?? this.location,
      changes.state ?? this.state,
      this.problems,
      changes.outerVariables ?? this.outerVariables,
      changes.variables ?? this.variables,
    );
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
