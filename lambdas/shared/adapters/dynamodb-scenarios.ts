import type { Scenario } from '../domain/scenario';
import type { Scenarios } from '../ports/scenarios';
import type { Key } from './dynamodb/access';
import type { Item } from './dynamodb/attribute-values';
import { type DynamodbTableOptions, dynamodbTable } from './dynamodb/table';

/** As long as a callback may be waiting, and somebody may ask what was said. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;

/** The items `CALLBACK#<id>` | `SCENARIO` of the one table; without an opening, one is only claimed. */
export function dynamodbScenarios(options: DynamodbTableOptions): Scenarios {
  const table = dynamodbTable(options);
  const expiresAt = () => Math.floor(Date.now() / 1000) + KEPT_SECONDS;
  return {
    async find(callbackId) {
      const item = await table.get(key(callbackId));
      return item?.['opening'] === undefined ? undefined : scenarioOf(item);
    },
    async claim(callbackId, topicId, until) {
      const result = await table.update(key(callbackId), {
        condition: 'attribute_not_exists(#topicId) OR #topicId <> :topicId OR (attribute_not_exists(#opening) AND #writingUntil <= :now)',
        values: { now: Date.now() },
        set: { topicId, writingUntil: until, expiresAt: expiresAt() },
        remove: ['source', 'opening', 'goal', 'points', 'closing'],
      });
      if ('after' in result) return 'claimed';
      return result.unchanged?.['opening'] === undefined ? 'being written' : 'stored';
    },
    async save(callbackId, topicId, { source, opening, goal, points, closing }) {
      await table.update(key(callbackId), {
        condition: '#topicId = :topicId',
        values: { topicId },
        set: { source, opening, goal, points, closing, expiresAt: expiresAt() },
        remove: ['writingUntil'],
      });
    },
    async release(callbackId, topicId) {
      await table.update(key(callbackId), {
        condition: '#topicId = :topicId AND attribute_not_exists(#opening)',
        values: { topicId },
        set: { writingUntil: 0 },
      });
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
