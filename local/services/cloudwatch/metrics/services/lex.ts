import { isThrottle, type ServiceMetrics } from './service-metrics';

const DIMENSIONS = [['BotAliasId', 'BotId', 'LocaleId', 'Operation']] as const;

/** AWS/Lex, of conversations at runtime. Not here: metrics of audio, of conversation logs and of the model-building API. */
export const lexMetrics: ServiceMetrics = {
  names: Object.fromEntries(
    [
      ...['RuntimeRequestCount', 'RuntimeSuccessfulRequestLatency', 'RuntimeLambdaErrors', 'RuntimeThrottledEvents'],
      ...['RuntimeSystemErrors', 'MissedUtteranceCount'],
    ].map((name) => [name, DIMENSIONS]),
  ),
  from: {
    'lex.turn': ({ phase, detail }, put) => {
      if (phase !== 'end') return;
      const { botId, botAliasId, localeId, operation, error, ms, intent } = detail;
      const dimensions = { BotId: String(botId), BotAliasId: String(botAliasId), LocaleId: String(localeId), Operation: String(operation) };
      put('RuntimeRequestCount', dimensions, 1);
      if (error === undefined) put('RuntimeSuccessfulRequestLatency', dimensions, Number(ms));
      else if (isThrottle(error)) put('RuntimeThrottledEvents', dimensions, 1);
      else if (error === 'DependencyFailedException' || error === 'BadGatewayException') put('RuntimeLambdaErrors', dimensions, 1);
      else put('RuntimeSystemErrors', dimensions, 1);
      if (intent === 'FallbackIntent') put('MissedUtteranceCount', dimensions, 1);
    },
  },
};
