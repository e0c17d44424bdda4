import { SalesforceError } from '../salesforce-error';
import type { Field, Value } from './object-type';

/** The value as the org keeps it: text trimmed, blank text null, numbers rounded to the field's scale. Throws SalesforceError. */
export function fieldValue(name: string, field: Field, given: unknown): Value {
  if (field.type === 'boolean') return checkbox(name, field, given);
  if (given === null) return null;
  if (field.type === 'number') return numeric(name, field, given);
  if (typeof given !== 'string') throw cannotDeserialize(field.type === 'date' || field.type === 'datetime' ? field.type : 'string', given);
  const text = given.trim();
  if (text === '') return null;
  checkText(name, field, text);
  return text;
}

function checkbox(name: string, field: Field, given: unknown): boolean {
  if (given === null)
    throw new SalesforceError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: null`, [name]);
  if (typeof given !== 'boolean') throw cannotDeserialize('boolean', given);
  return given;
}

function numeric(name: string, { label, digits = 18, scale = 0 }: Field, given: unknown): number {
  if (typeof given !== 'number') throw cannotDeserialize('double', given);
  if (Math.abs(given) >= 10 ** digits) {
    throw new SalesforceError('NUMBER_OUTSIDE_VALID_RANGE', `${label}: value outside of valid range on numeric field: ${given}`, [name]);
  }
  return Number(given.toFixed(scale));
}

function checkText(name: string, { label, type, length, values }: Field, text: string): void {
  if (length !== undefined && text.length > length) {
    throw new SalesforceError('STRING_TOO_LONG', `${label}: data value too large: ${text} (max length=${length})`, [name]);
  }
  if (values && !values.includes(text)) {
    throw new SalesforceError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${label}: bad value for restricted picklist field: ${text}`, [
      name,
    ]);
  }
  if (type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
    throw new SalesforceError('INVALID_EMAIL_ADDRESS', `${label}: invalid email address: ${text}`, [name]);
  }
  if (type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) throw cannotDeserialize('date', text);
  if (type === 'datetime' && Number.isNaN(Date.parse(text))) throw cannotDeserialize('datetime', text);
}

function cannotDeserialize(expected: string, given: unknown): SalesforceError {
  const token = given === null || typeof given === 'object' ? 'START_OBJECT' : `VALUE_${(typeof given).toUpperCase()}`;
  return new SalesforceError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${expected} from ${token} value ${JSON.stringify(given)}`,
  );
}
