import { RuntimeProblem } from '../failure';
import type { Json } from '../json';
import { jsonText } from '../json';
import { type Path, readPath } from '../jsonpath/parse';
import { lookUpPath } from '../jsonpath/read-path';
import { TextReader } from '../jsonpath/text-reader';
import type { View } from '../run/view';
import { type Intrinsic, IntrinsicFailure, intrinsics } from './index';

/** A call of an intrinsic function, read once. */
export interface IntrinsicCall {
  readonly text: string;
  /** Throws RuntimeProblem. */
  evaluate(view: View): Json;
}

type Argument = (view: View) => Json;

export const isIntrinsic = (text: string): boolean => text.startsWith('States.');

/** Throws SyntaxProblem. `onPath` is told of every path among the arguments. */
export function parseIntrinsic(text: string, onPath?: (path: Path) => void): IntrinsicCall {
  const reader = new TextReader(text);
  const call = readCall(reader, onPath);
  reader.skipBlanks();
  if (!reader.isAtEnd) reader.fail('expected the end');
  return {
    text,
    evaluate(view) {
      try {
        return call(view);
      } catch (error) {
        if (!(error instanceof IntrinsicFailure)) throw error;
        throw new RuntimeProblem(`The function '${text}' had the following error: ${error.message}`, error.errorName);
      }
    },
  };
}

function readCall(reader: TextReader, onPath?: (path: Path) => void): Argument {
  const name = reader.match(/States\.\w+/y) ?? reader.fail('expected a function such as States.Format');
  const intrinsic: Intrinsic = intrinsics[name] ?? reader.fail(`no intrinsic function ${name}`);
  reader.skipBlanks();
  reader.expect('(');
  reader.skipBlanks();
  const args: Argument[] = [];
  while (!reader.take(')')) {
    if (args.length > 0) reader.expect(',');
    reader.skipBlanks();
    args.push(readArgument(reader, intrinsic.keepsEscapes === true && args.length === 0, onPath));
    reader.skipBlanks();
  }
  const [least, most] = intrinsic.arguments;
  if (args.length < least || args.length > most) {
    const expected = least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
    reader.fail(`${name} takes ${expected} arguments, got ${args.length}`);
  }
  return (view) =>
    intrinsic.run(
      args.map((argument) => argument(view)),
      view,
    );
}

function readArgument(reader: TextReader, keepsEscapes: boolean, onPath?: (path: Path) => void): Argument {
  if (reader.peek() === "'") {
    const literal = readString(reader, keepsEscapes);
    return () => literal;
  }
  if (reader.peek() === '$') {
    const path = readPath(reader);
    onPath?.(path);
    return (view) => {
      const value = lookUpPath(path, view);
      if (value !== undefined) return value;
      throw new IntrinsicFailure(
        `The JsonPath argument for the field '${path.text}' could not be found in the input '${jsonText(view.value)}'`,
        'States.Runtime',
      );
    };
  }
  if (reader.peek(7) === 'States.') return readCall(reader, onPath);
  const word = reader.match(/-?\d+(\.\d+)?([eE][-+]?\d+)?|true\b|false\b|null\b/y);
  if (word === undefined) return reader.fail('expected a path, a function, a string in single quotes, a number, true, false or null');
  const literal = JSON.parse(word) as Json;
  return () => literal;
}

/** `\'`, `\{`, `\}` and `\\` stand for the character; where braces have a meaning, escapes are left for the function to read. */
function readString(reader: TextReader, keepsEscapes: boolean): string {
  reader.expect("'");
  let content = '';
  while (!reader.take("'")) {
    if (reader.isAtEnd) reader.fail("expected a closing '");
    if (reader.take('\\')) {
      if (!/['{}\\]/.test(reader.peek())) reader.fail("expected ', {, } or \\ after a backslash");
      if (keepsEscapes) content += '\\';
    }
    content += reader.peek();
    reader.at++;
  }
  return content;
}
