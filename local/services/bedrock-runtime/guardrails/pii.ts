/** What each entity looks like; a match counts when it also checks out. */
const ENTITIES: Readonly<Record<string, { readonly pattern: RegExp; checks?(match: string): boolean }>> = {
  CREDIT_DEBIT_CARD_NUMBER: { pattern: /\b\d(?:[ -]?\d){12,18}\b/g, checks: (match) => isLuhn(match.replace(/\D/g, '')) },
  US_SOCIAL_SECURITY_NUMBER: { pattern: /\b(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}\b/g },
};

export const isPiiEntity = (type: string): boolean => Object.hasOwn(ENTITIES, type);

export function matchesOf(type: string, text: string): string[] {
  const { pattern, checks = () => true } = ENTITIES[type] ?? { pattern: /$^/g };
  return (text.match(pattern) ?? []).filter(checks);
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
