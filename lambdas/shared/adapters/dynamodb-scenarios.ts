import type { Scenario } from '../domain/scenario';
import type { Scenarios } from '../ports/scenarios';
import type { Item } from './dynamodb/attribute-values';
import { type DynamodbTableOptions, dynamodbTable, type Key } from './dynamodb/table';

/** As long as a callback may be waiting, and somebody may ask what was said. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;

/** The items `CALLBACK#<id>` | `SCENARIO` of the one table: the first that is stored stays. */
export function dynamodbScenarios(options: DynamodbTableOptions): Scenarios {
  const table = dynamodbTable(options);
  return {
    async find(callbackId) {
      const item = await table.get(key(callbackId));
      return item && scenarioOf(item);
    },
    async save(callbackId, { source, opening, goal, points, closing }) {
      const expiresAt = Math.floor(Date.now() / 1000) + KEPT_SECONDS;
      const existing = await table.putNew({ ...key(callbackId), source, opening, goal, points, closing, expiresAt });
      return existing ? scenarioOf(existing) : { source, opening, goal, points, closing };
    },
  };
}

const key = (callbackId: string): Key => ({ PK: `CALLBACK#${callbackId}`, SK: 'SCENARIO' });

const scenarioOf = ({ source, opening, goal, points, closing }: Item): Scenario => ({
  source: String(source),
  opening: String(opening),
  goal: String(goal),
  points: (points as readonly string[]).map(String),
  closing: String(closing),
});
