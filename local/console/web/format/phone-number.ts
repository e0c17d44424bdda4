/** An E.164 number in groups, as it is read aloud: `+1 415 555 2671`. Numbers of other countries are grouped by three. */
export function spacedNumber(number: string): string {
  const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (northAmerican) return ['+1', ...northAmerican.slice(1)].join(' ');
  if (!/^\+\d{5,15}$/.test(number)) return number;
  return number.replace(/(\d{2})(?=(\d{3})+$)/, '$1 ').replace(/(\d{3})(?=\d)/g, '$1 ');
}
