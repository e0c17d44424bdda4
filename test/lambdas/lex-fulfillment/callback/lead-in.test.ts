import { withoutLeadIn } from '../../../../lambdas/lex-fulfillment/callback/lead-in';
import { DEFAULT_LANGUAGE } from '../../../../lambdas/shared/language/language';

it.each([
  ['Name', 'my name is Ada Lovelace', 'Ada Lovelace'],
  ['Name', "Hi, I'm Ada.", 'Ada'],
  ['Name', 'Ismay Ingram', 'Ismay Ingram'],
  ['Name', 'my name is', 'my name is'],
  ['Company', "I'm calling from Analytical Engines", 'Analytical Engines'],
  ['Company', 'From Here Limited', 'Here Limited'],
  ['Company', 'Analytical Engines', 'Analytical Engines'],
  ['UseCase', 'We want to answer support calls at night', 'We want to answer support calls at night'],
  ['UseCase', "it's about our invoices", 'our invoices'],
  ['UseCase', "I'd like to talk about pricing", 'pricing'],
] as const)('the %s said as "%s" is "%s"', (slot, said, expected) => expect(withoutLeadIn(DEFAULT_LANGUAGE, slot, said)).toBe(expected));
