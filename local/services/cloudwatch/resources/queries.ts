import type { MetricAlarm, Query } from '../alarms/alarm';
import { idsIn, parseExpression } from '../math/expression';
import { byName, metricWords } from '../metrics/metric';
import { serviceMetrics } from '../metrics/of-services';
import { parseStatistic, STATISTICS } from '../metrics/statistic';

type Refuse = (what: string) => never;

interface Queries extends Pick<MetricAlarm, 'queries' | 'returned'> {
  readonly periodSeconds: number;
}

/** Under which id an alarm's own metric is known. */
const OWN = 'metric';

/** What an alarm looks at: its own metric, or its list of metrics and expressions, of which one is returned. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is CloudFormation's
export function queriesOf(properties: any, refuse: Refuse): Queries {
  const { Metrics, MetricName, Namespace, Dimensions, Statistic, ExtendedStatistic, Period } = properties;
  if ((Metrics === undefined) === (MetricName === undefined)) return refuse('expected either Metrics or MetricName');
  if (MetricName !== undefined) {
    if ((Statistic === undefined) === (ExtendedStatistic === undefined)) refuse('expected either Statistic or ExtendedStatistic');
    const metric = { MetricName, Namespace, Dimensions };
    const query = metricQuery(metric, Statistic ?? ExtendedStatistic, refuse);
    return { queries: new Map([[OWN, query]]), returned: OWN, periodSeconds: periodOf(Period, refuse) };
  }
  const queries = new Map<string, Query>();
  const returned: string[] = [];
  const periods = new Set<number>();
  for (const { Id, MetricStat, Expression, ReturnData = true, Period: own, ...rest } of Metrics) {
    const unknown = Object.keys(rest).filter((name) => name !== 'Label');
    if (unknown.length > 0)
      refuse(`metric ${Id} has ${unknown.join(', ')}, expected only Id, MetricStat, Expression, Label, Period, ReturnData`);
    if (!/^[a-z]\w*$/.test(Id)) refuse(`a metric's id is ${Id}, expected letters, digits and _, a small letter first`);
    if (queries.has(Id)) refuse(`two metrics have the id ${Id}`);
    if ((MetricStat === undefined) === (Expression === undefined)) refuse(`metric ${Id}: expected either MetricStat or Expression`);
    queries.set(Id, MetricStat ? metricQuery(MetricStat.Metric, MetricStat.Stat, refuse) : expressionQuery(Id, Expression, refuse));
    if (String(ReturnData) !== 'false') returned.push(Id);
    const period = MetricStat?.Period ?? own;
    if (period !== undefined) periods.add(periodOf(period, refuse));
  }
  for (const [id, query] of queries) mustResolve(id, query, queries, refuse);
  if (returned.length !== 1) refuse(`${returned.length} metrics are returned (${returned}), expected one`);
  if (periods.size !== 1) refuse(`periods are ${[...periods]} s: here all of an alarm's metrics have the same`);
  return { queries, returned: returned[0] as string, periodSeconds: [...periods][0] as number };
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is CloudFormation's
function metricQuery({ MetricName: name, Namespace: namespace, Dimensions = [] }: any, stat: string, refuse: Refuse): Query {
  const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }: { Name: string; Value: unknown }) => [Name, String(Value)]));
  const metric = { namespace, name, dimensions };
  const statistic = parseStatistic(stat) ?? refuse(`statistic ${stat} of ${namespace} ${name}: expected ${STATISTICS}`);
  if (String(namespace).startsWith('AWS/')) {
    const service =
      serviceMetrics[namespace] ?? refuse(`no metrics of ${namespace} here; there are ${Object.keys(serviceMetrics).join(', ')}`);
    const sets =
      service.names[name] ?? refuse(`no metric ${name} of ${namespace} here; there are ${Object.keys(service.names).join(', ')}`);
    const given = Object.keys(dimensions).sort(byName).join(', ');
    if (!sets.some((set) => [...set].sort(byName).join(', ') === given))
      refuse(`${metricWords(metric)} is kept under other dimensions: ${sets.map((set) => `[${set.join(', ')}]`).join(', ')}`);
  }
  return { kind: 'metric', metric, statistic };
}

function expressionQuery(id: string, text: string, refuse: Refuse): Query {
  try {
    return { kind: 'expression', expression: parseExpression(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(`expression ${id}, ${text}: ${error.message}`);
  }
}

/** Every id that an expression names exists, and none leads back to itself. */
function mustResolve(
  id: string,
  query: Query,
  queries: ReadonlyMap<string, Query>,
  refuse: Refuse,
  within: readonly string[] = [id],
): void {
  if (query.kind === 'metric') return;
  for (const named of idsIn(query.expression)) {
    const next = queries.get(named) ?? refuse(`expression ${id} names ${named}, and there is no such metric`);
    if (within.includes(named)) refuse(`expression ${id} is made of itself`);
    mustResolve(named, next, queries, refuse, [...within, named]);
  }
}

function periodOf(period: unknown, refuse: Refuse): number {
  const seconds = Number(period);
  if ([10, 20, 30].includes(seconds) || (seconds >= 60 && seconds % 60 === 0 && seconds <= 86_400)) return seconds;
  return refuse(`Period is ${period}, expected 10, 20, 30 or a multiple of 60 seconds`);
}
