/** The part of a word that its forms share: llamada, llamadas, llamar, llámenme → llam; demostración, demostraciones → demostr. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  return word
    .replace(/(?<=\w{3})(?:me|te|se|lo|la|le|nos|los|las|les)$/, (pronoun, at: number) =>
      /(?:ar|er|ir|ando|iendo|[ae]n?)$/.test(word.slice(0, at)) ? '' : pronoun,
    )
    .replace(/(?<=\w{3})(?:aciones|acion|iciones|icion|adores|ador|amientos|amiento|imiento)$/, '')
    .replace(/(?<=\w{3})(?:ando|iendo|aran|eran|aron|ieron|aria|eria|iria|aban|aba|adas|ados|ada|ado|idas|idos|ida|ido)$/, '')
    .replace(/(?<=\w{3})(?:aremos|eremos|ar|er|ir|amos|emos|imos|an|en|es|os|as|s)$/, '')
    .replace(/(?<=\w{3})[aeo]$/, '');
}
