/** `{% $callback.phase = 'due' %}` → `$callback.phase = 'due'`. */
export const expression = (condition: string): string => condition.replace(/^\{%\s*|\s*%\}$/g, '');

/** A condition as a label: `phase = due`. Longer ones end in an ellipsis; the whole is in the title. */
export function conditionLabel(condition: string): string {
  const text = expression(condition)
    .replace(/\$(?:states\.(?:input|result)|\w+)\.(?=\w)/g, '')
    .replace(/'([^']*)'/g, '$1')
    .replace(/\s+/g, ' ');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}

const LONGEST = 32;
