/** The part of a word that its forms share: calls, called, calling → call; scheduling, schedule → schedul. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const bare = word
    .replace(/ies$/, 'y')
    .replace(/(sses|xes|ches|shes)$/, (ending) => ending.slice(0, -2))
    .replace(/([^s])s$/, '$1');
  const short = bare.replace(/(?<=\w{3})(ing|ed)$/, '');
  const undoubled = short === bare ? short : short.replace(/([bdgmnprt])\1$/, '$1');
  return undoubled.replace(/(?<=\w{3})e$/, '');
}
