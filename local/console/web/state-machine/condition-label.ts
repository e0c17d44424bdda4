/** A condition as a label: `{% $callback.phase = 'due' %}` → `phase = due`. Longer ones end in an ellipsis; the whole is in the title. */
export function conditionLabel(condition: string): string {
  const text = condition
    .replace(/^\{%\s*|\s*%\}$/g, '')
    .replace(/\$(?:states\.(?:input|result)|\w+)\.(?=\w)/g, '')
    .replace(/'([^']*)'/g, '$1')
    .replace(/\s+/g, ' ');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}

const LONGEST = 26;
