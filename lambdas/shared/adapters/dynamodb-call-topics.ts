import type { LocaleId } from '../language/language';
import type { CallTopics } from '../ports/call-topics';
import type { Key } from './dynamodb/access';
import { type DynamodbTableOptions, dynamodbTable } from './dynamodb/table';

const KEPT_SECONDS = 60 * 60;

/** The items `CALLBACK#<id>` | `TOPIC` of the one table. */
export function dynamodbCallTopics(options: DynamodbTableOptions): CallTopics {
  const table = dynamodbTable(options);
  const now = () => Math.floor(Date.now() / 1000);
  return {
    async save(callbackId, { useCase, name, company, localeId, requestedBy }) {
      await table.update(key(callbackId), {
        set: { useCase: useCase ?? '', name, company, localeId, requestedBy, requestedAt: Date.now(), expiresAt: now() + KEPT_SECONDS },
      });
    },
    async find(callbackId) {
      const { useCase, name, company, localeId, expiresAt } = (await table.get(key(callbackId))) ?? {};
      if (useCase === undefined || Number(expiresAt) <= now()) return undefined;
      return {
        useCase: String(useCase),
        ...(name !== undefined && { name: String(name) }),
        ...(company !== undefined && { company: String(company) }),
        ...(localeId !== undefined && { localeId: localeId as LocaleId }),
      };
    },
    async remove(callbackId) {
      await table.update(key(callbackId), { remove: ['useCase', 'name', 'company', 'localeId'] });
    },
  };
}

const key = (callbackId: string): Key => ({ PK: `CALLBACK#${callbackId}`, SK: 'TOPIC' });
