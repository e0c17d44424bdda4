import { createHash } from 'node:crypto';
import type { Reviews } from '../ports/reviews';
import { type DynamodbTableOptions, dynamodbTable } from './dynamodb/table';

const KEPT_SECONDS = 90 * 24 * 60 * 60;

/** Items `REVIEW#<id>` | `GUARDRAIL`. The contact says which recording to listen to; what was said is not in it. */
export function dynamodbReviews(options: DynamodbTableOptions): Reviews {
  const table = dynamodbTable(options);
  return {
    async add({ contactId, turn, intent, why, decision, at }) {
      const id = createHash('sha256')
        .update(JSON.stringify([contactId, turn, why]))
        .digest('hex')
        .slice(0, 32);
      const expiresAt = Math.floor(at / 1000) + KEPT_SECONDS;
      await table.putNew({ PK: `REVIEW#${id}`, SK: 'GUARDRAIL', contactId, turn, intent, why, decision, at, expiresAt });
    },
  };
}
